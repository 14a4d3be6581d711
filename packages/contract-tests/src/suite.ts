import { isRemoApiError, type RemoApiError } from "@remo-kit/client";
import { afterAll, expect, inject, type TestContext, test } from "vitest";
import { createBudget } from "./budget.ts";
import { type OpenTarget, openTarget } from "./target.ts";

/** What a test proves, and what it needs before it may send anything. */
export type Needs = {
  /** The facts that it proves; the traceability table is made from them. */
  readonly facts: readonly `F${number}`[];
  /** Credits that it may cost on a live server: whatever carries the keys of an account counts as charged. */
  readonly credits?: number;
  /** Only a mock can be put in this situation. */
  readonly mock?: true;
};

export type Suite = {
  readonly isMock: boolean;
  /** A test that runs only if the target allows it; else it says why it was not run. */
  contract(name: string, needs: Needs, run: (target: OpenTarget) => Promise<void>): void;
  /** Another target of the same kind, whose account starts with `credits` if it is a mock; the caller closes it. */
  another(credits: number): Promise<OpenTarget>;
};

/** One for all suites of a run: cli.ts has them share one process and its modules. */
const budget = createBudget(inject("allowSpend"));

/** The suite of one operation; it is closed after the last test of its file. */
export async function openSuite(path: string): Promise<Suite> {
  const target = inject("target");
  const open = await openTarget(target, path);
  const isMock = target.kind !== "url";
  afterAll(() => open.close());
  return {
    isMock,
    another: (credits) => openTarget(target, path, credits),
    contract(name, { credits = 0, mock }, run) {
      test(name, async (context: TestContext) => {
        if (mock && !isMock) context.skip("only a mock can be put in this situation");
        if (credits > 0 && !open.keys) context.skip("needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY");
        if (!budget.reserve(credits)) {
          context.skip(
            `may cost ${credits} credits, ${budget.left} allowed; allow more with --allow-spend N`,
          );
        }
        const before = open.exchanges.length;
        await run(open);
        const problems = open.exchanges.slice(before).flatMap((exchange) => exchange.problems);
        expect(problems, "each answer is valid against the spec").toEqual([]);
      });
    },
  };
}

/** The refusal that a call must end with. */
export function refused(call: Promise<unknown>): Promise<RemoApiError> {
  return call.then(
    () => expect.unreachable("the API should have refused"),
    (error: unknown) => {
      if (isRemoApiError(error)) return error;
      throw error;
    },
  );
}
