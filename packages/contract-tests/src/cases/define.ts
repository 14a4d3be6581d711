import { type ErrorName, type OperationId, operationOf } from "@remo-kit/openapi";
import type { Case, Needs } from "../model/case.ts";
import type { Intent, KeysUsed } from "../model/exchange.ts";
import type { RawBody, RequestOf } from "../session/session.ts";
import { type CaseContext, contextOf } from "./context.ts";
import { refusedFor } from "./expect.ts";

/** A case as its operation's file writes it: its id is without the prefix of the operation. */
export type Draft = Omit<Case, "operation" | "run"> & {
  readonly run: (context: CaseContext) => Promise<void>;
};

/** What is sent raw has to be refused for one of the reasons. */
export const refusing =
  (intent: Intent, body: RawBody, ...reasons: ErrorName[]): Draft["run"] =>
  async ({ raw }) =>
    void refusedFor(await raw(intent, body), ...reasons);

export const refusingSent =
  (intent: Intent, keys: KeysUsed, reason: ErrorName): Draft["run"] =>
  async ({ send }) =>
    void refusedFor(await send(intent, { keys }), reason);

/** Facts that cases prove which are made from the table. */
export type GeneratedFacts = {
  readonly request: Needs["facts"];
  readonly success: Needs["facts"];
  readonly refusal: Needs["facts"];
};

export type OperationCases = {
  readonly request: RequestOf;
  readonly prefix: string;
  readonly facts: GeneratedFacts;
  readonly cases: readonly Case[];
};

export type About = Omit<OperationCases, "cases" | "prefix"> & { readonly prefix?: string };

/** The cases of an operation. By default their ids begin with its slug. */
export function defineCases(id: OperationId, about: About, drafts: readonly Draft[]): OperationCases {
  const prefix = about.prefix ?? `${operationOf(id).slug}-`;
  const cases = drafts.map(
    (draft): Case => ({
      ...draft,
      id: prefix + draft.id,
      operation: id,
      run: (session) => draft.run(contextOf(session, id)),
    }),
  );
  return { ...about, prefix, cases };
}
