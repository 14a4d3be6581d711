import { errorCodes } from "@remo-kit/openapi";
import { type Answer, refuse } from "./answer.ts";
import type { Intake } from "./intake.ts";
import type { Operation } from "./operations/operation.ts";
import type { State } from "./state.ts";

/** The codes that a caller can ask for. */
export const forcibleCodes: readonly number[] = [200, ...Object.values(errorCodes).map(({ code }) => code)];

/** The answer that a caller asked for by its code, undefined if there is none. It checks nothing and changes nothing. */
export function force(code: number, operation: Operation, intake: Intake, state: State): Answer | undefined {
  const reason = `Prefer: code=${code}`;
  if (code === 200) return operation.success(intake, reason);
  const entry = Object.values(errorCodes).find((known) => known.code === code);
  if (!entry) return undefined;
  const email = "fields" in intake ? intake.fields.Email : undefined;
  return refuse(entry.name, reason, typeof email === "string" ? state.find(email) : undefined);
}
