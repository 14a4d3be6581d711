import { demoAccount } from "@remo-kit/mock-server";
import { type Operation, type OperationId, operationOf, type Profile, readingsOf } from "@remo-kit/openapi";
import type fc from "fast-check";
import { accepted, refusedFor } from "../cases/expect.ts";
import { type CaseRegistry, registry } from "../cases/registry.ts";
import type { Case } from "../model/case.ts";
import { type Session, unissued } from "../session/session.ts";
import { check, type Sender } from "./check.ts";
import type { Generated, RequestContext } from "./generated.ts";
import { invalidRequests, validRequests } from "./requests.ts";
import { requestFields } from "./schema.ts";
import { unusualRequests } from "./unusual-json.ts";

/** Requests that each of these cases sends to a remote server at most. */
export const mostOnRemote = 50;

type Requests = (context: RequestContext) => fc.Arbitrary<Generated>;

const defects =
  (least: number, most = Number.POSITIVE_INFINITY): Requests =>
  (context) =>
    invalidRequests(context, [least, Math.min(most, context.fields.length)]);

type Kind = {
  readonly id: string;
  readonly title: string;
  readonly requests: Requests;
  readonly mock?: true;
  /** Default: those of a mock's account; on a remote server always unissued ones. */
  readonly keys?: "nobody";
  /** What is shown beside the fields of the request. Default: refusals. */
  readonly shows?: "success";
  readonly send?: (session: Session, plan: Plan) => Promise<void>;
};

const kinds: readonly Kind[] = [
  {
    id: "valid",
    title: "what is valid by the spec is accepted",
    requests: validRequests,
    mock: true,
    shows: "success",
  },
  {
    id: "unknown-user",
    title: "what is valid but for its user is refused for the user",
    requests: validRequests,
    keys: "nobody",
  },
  { id: "one-defect", title: "one defect is refused with a code of its own", requests: defects(1, 1) },
  {
    id: "several-defects",
    title: "several defects are refused with a code of one of them (A18)",
    requests: defects(2),
  },
  { id: "hostile-json", title: "hostile JSON is answered like any other", requests: unusualRequests },
  {
    id: "refusals-are-free",
    title: "no refusal costs credits",
    requests: defects(1),
    mock: true,
    send: refusalsAreFree,
  },
];

/** Generated requests, so many a case; on a server with keys never issued, and not made smaller. Of what hands something in. */
export function propertyCases(seed: number, runs: number, of: CaseRegistry = registry): readonly Case[] {
  const submits = Object.entries(of)
    .map(([id, { prefix, facts }]) => ({ operation: operationOf(id as OperationId), prefix, facts }))
    .filter(({ operation }) => operation.kind === "submit" && runs > 0);
  return submits.flatMap(({ operation, prefix, facts }) =>
    kinds.map(({ id, title, requests, mock, keys, shows = "refusal" as const, send = sendAsRich }): Case => {
      const name = `${prefix}property-${id}`;
      const plan = { operation, name, requests, seed, runs, ...(keys && { keys }) };
      const about = { id: name, title, operation: operation.id, ...(mock && { mock }) };
      return { ...about, facts: [...facts.request, ...facts[shows]], run: (session) => send(session, plan) };
    }),
  );
}

type Plan = {
  readonly operation: Operation;
  readonly name: string;
  readonly requests: Requests;
  readonly seed: number;
  readonly runs: number;
  readonly keys?: "own" | "nobody";
};

/** With the keys of a mock's account, or with unissued ones. */
async function sendAsRich(session: Session, plan: Plan): Promise<void> {
  if (session.target.kind === "url") return send(session, { ...plan, keys: "nobody" });
  // What is accepted is paid for: none of the requests may fail for lack of credits.
  return send(await session.another(plan.operation.price * 1000 * plan.runs), plan);
}

function send({ target, raw }: Session, plan: Plan): Promise<void> {
  const { operation, name, requests, seed, runs, keys = "own" } = plan;
  const remote = target.kind === "url";
  const profile: Partial<Profile> = remote ? {} : target.profile;
  const own = keys === "own";
  const fields = requestFields(operation);
  const context: RequestContext = {
    operation,
    fields,
    profile: readingsOf(profile as Profile, operation.family),
    own,
    keys: own ? demoAccount : unissued,
  };
  const sender: Sender = ({ body }) => raw(operation.id, "generated", body, { keys });
  return check(name, requests(context), sender, {
    operation,
    seed,
    profile,
    runs: remote ? Math.min(runs, mostOnRemote) : Math.ceil(runs * (target.share ?? 1)),
    shrink: !remote,
  });
}

/** Whatever a profile has `credit` say: an account that can pay for one video still can, and for no second. */
async function refusalsAreFree(session: Session, plan: Plan): Promise<void> {
  const { id, price } = plan.operation;
  const poor = await session.another(price);
  await send(poor, plan);
  accepted(await poor.send(id, "generated"));
  refusedFor(await poor.send(id, "generated", { video: "second" }), "not-enough-credits");
}
