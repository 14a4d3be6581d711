import { type Operation, operationList, operationOf } from "@remo-kit/openapi";
import type { Case } from "../model/case.ts";
import { type Exchange, isElsewhere, operationOfSlug } from "../model/exchange.ts";
import type { Served, Stop } from "../model/run.ts";
import { adviceOn } from "./advice.ts";
import { answerTo } from "./answer.ts";
import { type Origin, originOf, whatAnswered } from "./origin.ts";

const order: readonly Origin[] = ["api", "unclear", "redirected", "retired", "gateway", "unreachable"];

/** Whether no other API answers so: a read's refusal in a few words, with a status that HTTP has too, could be anybody's. */
function isSure({ origin, exchange }: Best): boolean {
  const answer = answerTo(exchange);
  return origin === "api" && (answer?.kind !== "refusal" || "state" in answer.body || answer.code >= 500);
}

type Best = { readonly operation: string; readonly origin: Origin; readonly exchange: Exchange };

/** What answers at the address of each operation that was asked, by all that came from there. */
export function servedOf(exchanges: readonly Exchange[]): readonly Served[] {
  const best = new Map<string, Best>();
  for (const exchange of exchanges) {
    const { operation } = exchange;
    if (isElsewhere(exchange) || !operationOfSlug(operation)) continue;
    const [origin, known] = [originOf(exchange), best.get(operation)];
    if (known && order.indexOf(known.origin) <= order.indexOf(origin)) continue;
    best.set(operation, { operation, origin, exchange });
  }
  const all = [...best.values()];
  // The framework of an API refuses before the API does: it is the same server, if that is sure.
  const isUnclear = all.some(({ origin }) => origin === "unclear");
  const unclear = all.some(isSure) ? "api" : "gateway";
  const verdictOf = ({ origin }: Best) =>
    origin === "unclear" || (origin === "api" && isUnclear) ? unclear : origin;
  return all.map((best) => ({
    operation: best.operation,
    verdict: verdictOf(best),
    detail: whatAnswered(best.exchange),
    exchanges: [best.exchange.id],
  }));
}

/** The operation that hands in the jobs of another one's family. */
export const submitOf = ({ family: own }: Pick<Operation, "family">): Operation | undefined =>
  operationList.find(({ family, kind }) => family === own && kind === "submit");

export function neededBy({ operation: id, job }: Pick<Case, "operation" | "job">): readonly Operation[] {
  const operation = operationOf(id);
  return job ? [submitOf(operation) ?? operation, operation] : [operation];
}

/** Why a case shows nothing on a server that lacks one of the operations that it sends to. */
export function notServed(one: Pick<Case, "operation" | "job">, served: readonly Served[]) {
  const needed = neededBy(one).map(({ slug }) => slug);
  const missing = served.find(({ operation, verdict }) => verdict !== "api" && needed.includes(operation));
  return missing && `${missing.operation} is not served there: ${missing.detail}`;
}

/** Why a run ends before keys: nothing of what it asked is the API's. */
export function nothingServed(served: readonly Served[], exchanges: readonly Exchange[]): Stop | undefined {
  if (served.length === 0 || served.some(({ verdict }) => verdict === "api")) return undefined;
  const details = [...new Set(served.map(({ detail }) => detail))].join("; ");
  if (served.every(({ verdict }) => verdict === "unreachable")) {
    return { verdict: "unreachable", because: `no request was answered (${details})` };
  }
  const shown = exchanges.find(({ id }) => served.some((one) => one.exchanges.includes(id)));
  const because = `what answers there is not the API: ${details}`;
  return { verdict: "inconclusive", because: [because, ...(shown ? [adviceOn(shown)] : [])].join("; ") };
}
