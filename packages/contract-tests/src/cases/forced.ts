import { type ErrorName, errorTexts, exampleTexts, type OperationId, operationOf } from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import type { Draft, GeneratedFacts } from "./define.ts";
import { accepted, refusedFor } from "./expect.ts";

/** Each example and each refusal of an operation, as a mock gives it that is asked for it by name. */
export function forced(id: OperationId, facts: Pick<GeneratedFacts, "success" | "refusal">): Draft[] {
  const { examples, errors, kind } = operationOf(id);
  const given = kind === "submit" ? "a receipt" : "a result";
  return [
    ...Object.keys(examples).map((name) =>
      draft(name, exampleTexts[name]?.en ?? name, given, facts.success, accepted),
    ),
    ...Object.values(errors).map((name: ErrorName) =>
      draft(name, errorTexts[name].meaning.en, "a typed error", facts.refusal, (exchange) =>
        refusedFor(exchange, name),
      ),
    ),
  ];
}

const draft = (
  name: string,
  text: string,
  what: string,
  facts: Draft["facts"],
  check: (exchange: Exchange) => unknown,
): Draft => ({
  id: `forced-${name}`,
  title: `${name} (${text.replace(/\.$/, "")}) is ${what}`,
  facts,
  mock: true,
  run: async ({ send }) => void check(await send(`forced:${name}`, { prefer: `example=${name}` })),
});
