import type { OperationId } from "@remo-kit/openapi";
import type { Session } from "../session/session.ts";

/** What a case needs before it may send anything. */
export type Needs = {
  /** Facts of the page that it proves; the traceability table is made from them. */
  readonly facts: readonly `F${number}`[];
  /** Credits that it may cost on a live server: whatever carries the keys of an account counts as charged. Default: 0. */
  readonly credits?: number;
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

export type CaseResult = {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  readonly facts: readonly string[];
  readonly outcome: "passed" | "failed" | "not-run";
  /** Of a failed one: what diverged, redacted; of one that was not run: why. */
  readonly detail: string | undefined;
  readonly exchanges: readonly number[];
  readonly ms: number;
};
