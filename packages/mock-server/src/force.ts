import { errorCodes } from "@remo-kit/openapi";
import { type Answer, refuse } from "./answer.ts";
import type { Intake } from "./intake.ts";
import { documented } from "./operations/documented.ts";
import type { Operation } from "./operations/operation.ts";
import type { State } from "./state.ts";

const entries = Object.values(errorCodes);

/** What a caller can ask for, by preference. */
const known = ({ path }: Operation) => ({
  code: ["200", ...entries.map(({ code }) => String(code))],
  example: [documented(path).scenario, ...entries.map(({ name }) => name)],
});

/** The preference of a request that asks for an answer; undefined if there is none. */
export type Wish = { readonly name: keyof ReturnType<typeof known>; readonly value: string };

export function wishOf(preferences: ReadonlyMap<string, string>): Wish | undefined {
  for (const name of ["code", "example"] as const) {
    const value = preferences.get(name);
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** Why a wish cannot be met; undefined if it can. */
export function wishProblem({ name, value }: Wish, operation: Operation): string | undefined {
  const values: readonly string[] = known(operation)[name];
  return values.includes(value) ? undefined : `Prefer: ${name} takes one of ${values.join(", ")}.`;
}

/** The answer that a caller asked for. It checks nothing and changes nothing. */
export function force({ name, value }: Wish, operation: Operation, intake: Intake, state: State): Answer {
  const reason = `Prefer: ${name}=${value}`;
  const entry = entries.find((candidate) => String(candidate.code) === value || candidate.name === value);
  if (!entry) return operation.success(intake, reason);
  const email = "fields" in intake ? intake.fields.Email : undefined;
  return refuse(entry.name, reason, typeof email === "string" ? state.find(email) : undefined);
}
