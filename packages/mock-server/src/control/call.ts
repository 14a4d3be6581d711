import type { MockCore } from "../core.ts";
import { ControlProblem } from "./input.ts";
import type { ControlOperationId, ControlOutput } from "./table/operations.ts";

/** What the control API needs of a mock. */
export type ControlCore = Pick<MockCore, "options" | "state" | "journal" | "tenants" | "changes" | "forget">;

/** A request whose input fits. */
export type ControlCall<Id extends ControlOperationId> = {
  readonly core: ControlCore;
  readonly tenant: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  readonly params: ControlOutput<Id, "params">;
  readonly query: ControlOutput<Id, "query">;
  readonly body: ControlOutput<Id, "body">;
};

export type ControlHandler<Id extends ControlOperationId> = (
  call: ControlCall<Id>,
) => Promise<ControlOutput<Id, "answer">>;

export type ControlHandlers = { readonly [Id in ControlOperationId]: ControlHandler<Id> };

export const notFound = (what: string, list: string) =>
  new ControlProblem(404, `${what}; ${list} lists what there is.`);
