import type { OperationId } from "@remo-kit/openapi";
import type { Session } from "../session/session.ts";

export type Needs = {
  /** Facts of the page that it proves; the traceability table is made from them. */
  readonly facts: readonly `F${number}`[];
  /** Credits that it may cost on a live server: whatever carries the keys of an account counts as charged. Default: 0. */
  readonly credits?: number;
  /** It reads of the job that the first such case of its family hands in: only that one costs anything. */
  readonly job?: true;
  /** It waits until the analysis of that job is done, if the run may. */
  readonly waits?: true;
  /** It runs after all that reads, so that the credits in its answers show whether reading costs. */
  readonly last?: true;
  /** Its one request is sent before all others: what answers it shows whether the operation is served. */
  readonly asks?: true;
  /** It sends a wrong key of the account. Two in a row may lock it: on a server one such case runs, and others if chosen. */
  readonly wrongKey?: true;
  /** Only a mock can be put in this situation. */
  readonly mock?: true;
  /** It is about a path that is not the operation's, and does not have to reach it. */
  readonly elsewhere?: true;
};

/** One thing that is proven against a target. It throws (node:assert) if the target or the client diverges. */
export type Case = Needs & {
  /** Unique, for `--only`; short, in kebab case. */
  readonly id: string;
  readonly title: string;
  /** What it is about: at least one of its exchanges has to reach this operation. */
  readonly operation: OperationId;
  readonly run: (session: Session) => Promise<void>;
};

export type { CaseResult } from "./result.ts";
