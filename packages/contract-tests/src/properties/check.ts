import { randomUUID } from "node:crypto";
import type { Operation, Profile } from "@remo-kit/openapi";
import fc from "fast-check";
import { answerTo } from "../checks/answer.ts";
import { checkExchange } from "../checks/check-exchange.ts";
import { UndecidedError } from "../checks/undecided.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Generated } from "./generated.ts";
import { readByClient } from "./read-by-client.ts";
import { reproduction } from "./reproduction.ts";

export type Sender = (generated: Generated) => Promise<Exchange>;

export type CheckOptions = {
  readonly operation: Operation;
  /** The same seed generates the same requests. */
  readonly seed: number;
  readonly runs: number;
  /** Whether further requests may be sent, to find a smaller one that fails as well. */
  readonly shrink: boolean;
  readonly profile: Partial<Profile>;
};

/** A generated request whose answer is not what it may be. Its message says how to see it again. */
export class PropertyError extends Error {
  override readonly name = "PropertyError";
}

class Problem extends Error {}

/** @throws PropertyError an answer is not what it may be. @throws UndecidedError none of the API came. */
export async function check(
  name: string,
  requests: fc.Arbitrary<Generated>,
  send: Sender,
  { operation, seed, runs, shrink, profile }: CheckOptions,
): Promise<void> {
  const property = fc.asyncProperty(requests, async (generated) => {
    const problem = await problemOf(generated, await send(generated), { operation, profile });
    if (problem !== undefined) throw new Problem(problem);
  });
  const found = await fc.check(property, { seed, numRuns: runs, endOnFailure: !shrink });
  if (!found.failed) return;
  const { counterexample, errorInstance } = found;
  // Something before the API may have answered for itself, or because the API broke on this request.
  const isPage = errorInstance instanceof UndecidedError;
  if (!(errorInstance instanceof Problem || isPage) || !counterexample) throw errorInstance;
  const [generated] = counterexample;
  const text = [
    `${name}: ${errorInstance.message} (what is wrong with the request: ${generated.what})`,
    `--seed ${found.seed} sends the same again`,
    `reproduction: ${reproduction(generated, operation)}`,
  ].join("\n");
  throw isPage ? new UndecidedError(text) : new PropertyError(text);
}

/** What an answer shows and may not; undefined if it is one that may come. */
async function problemOf(
  { may, uuid }: Generated,
  exchange: Exchange,
  { operation, profile }: Pick<CheckOptions, "operation" | "profile">,
): Promise<string | undefined> {
  const { received, failure, sent } = exchange;
  if (!received) return `no answer came: ${failure}`;
  const answer = answerTo(exchange) as NonNullable<ReturnType<typeof answerTo>>;
  if (answer.kind === "other") return `the answer is none of the API: ${answer.why}`;
  if (answer.kind === "success" && !may.accepted) return "it was accepted";
  if (answer.kind === "refusal" && !may.codes.includes(answer.code)) {
    const allowed = [...(may.accepted ? ["a success"] : []), ...may.codes];
    return `code ${answer.code} came, and only ${allowed.join(" or ")} may come`;
  }
  const client = await readByClient(received, uuid ?? randomUUID(), operation);
  const whole: Exchange = { ...exchange, client, sent: { ...sent, uuid } };
  const texts = checkExchange(whole, profile).map(({ text, expected, received: came }) =>
    expected === undefined ? text : `${text}: ${expected} was expected, and ${came} came`,
  );
  return texts.length > 0 ? texts.join("; ") : undefined;
}
