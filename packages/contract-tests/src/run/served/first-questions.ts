import type { CaseRegistry } from "../../cases/registry.ts";
import { originOf } from "../../checks/origin.ts";
import { neededBy, nothingServed, servedOf } from "../../checks/served.ts";
import type { Case } from "../../model/case.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Served, Stop } from "../../model/run.ts";
import type { Plan } from "../plan.ts";
import type { Patient } from "./patient.ts";

/** Cases that ask whether an operation is served: the empty request first, then one with keys that were never issued. */
export type Questions = readonly (readonly Case[])[];

export function questionsOf({ entries }: Plan, cases: CaseRegistry): Questions {
  const run = entries.filter(({ skip }) => !skip).flatMap(({ case: one }) => neededBy(one));
  const ids = [...new Set(run.map(({ id }) => id))];
  return ids.map((id) => cases[id].cases.filter(({ asks }) => asks));
}

export type Answered = { readonly served: readonly Served[]; readonly stop: Stop | undefined };

/** Asks at each operation whether the API is there, without keys of an account; the cases get the answers later. */
export async function firstQuestions(
  questions: Questions,
  { session, asking, trust, halt }: Patient,
  enter: (caseId: string) => void,
  isToEnd: () => boolean,
): Promise<Answered> {
  for (const cases of questions) {
    for (const one of cases) {
      if (isToEnd() || halt()) break;
      enter(one.id);
      // Whether the answer is right is for the case to say when it runs.
      await one.run(asking(one.id)).catch(() => {});
      if (!isOpen(session.exchanges.at(-1))) break;
    }
  }
  const served = servedOf(session.exchanges);
  trust(served.flatMap(({ operation, verdict }) => (verdict === "api" ? operation : [])));
  return { served, stop: halt() ?? (isToEnd() ? undefined : nothingServed(served, session.exchanges)) };
}

/** Whether a whole request may have another answer: the empty one was refused before the API could, or by a framework. */
function isOpen(last: Exchange | undefined): boolean {
  if (!last) return false;
  const origin = originOf(last);
  if (origin !== "gateway") return origin === "unclear" || origin === "unreachable";
  const { status = 0, text = "" } = last.received ?? {};
  const isForAll = [401, 403, 405, 407, 429, 502, 503, 504].includes(status);
  return !isForAll && (status >= 400 || text.trim() === "");
}
