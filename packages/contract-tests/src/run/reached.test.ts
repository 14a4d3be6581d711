import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { type CaseRegistry, registry } from "../cases/registry.ts";
import { analyse } from "../checks/analyse.ts";
import type { Case, CaseResult } from "../model/case.ts";
import { resolveRun } from "./options.ts";
import { targetRun } from "./target-run.ts";

const { getSoccerResult: right } = registry;
const target = { kind: "in-process", name: "mock", profile: profiles.documented } as const;
const [forced] = right.cases.filter(({ id }) => id.endsWith("unknown-uuid"));

/** The cases of an operation with a mistake in them, run against a mock. */
async function ran(wrong: Partial<CaseRegistry["getSoccerResult"]>) {
  const cases = { ...registry, getSoccerResult: { ...right, ...wrong } };
  const ids = cases.getSoccerResult.cases.map(({ id }) => id);
  const run = { ...resolveRun({ profile: profiles.documented, generated: 0 }), only: ids };
  const work = targetRun(target, run, {}, cases);
  await work.open();
  const results: CaseResult[] = [];
  for (const entry of work.plan.entries.filter(({ skip }) => !skip)) results.push(await work.runCase(entry));
  await work.close();
  const keys = analyse([work.part()], false).divergences.map(({ key }) => key);
  return { results, keys };
}

const passing = (run: Case["run"]): Case[] => [{ ...(forced as Case), run }];

test("a case whose requests go to the path of another operation fails, however well that one answers", async () => {
  const request = {
    ...right.request,
    call: registry.analyzeSoccer.request.call,
    gives: {},
  };
  const cases = passing(async (session) => void (await session.send("getSoccerResult", "read:done")));
  const { results, keys } = await ran({ request, cases });
  expect(results).toMatchObject([
    {
      outcome: "failed",
      detail:
        "it was sent to POST /api/analysis-soccer, and analysis-soccer-result is POST /api/analysis-soccer-result",
    },
  ]);
  expect(keys).toContain("path:analysis-soccer-result");
});

test("a case that sends for another operation alone fails: it shows nothing of its own", async () => {
  const cases = passing(async (session) => void (await session.send("analyzeSoccer", "accept:first")));
  const { results, keys } = await ran({ cases });
  expect(results).toMatchObject([
    { outcome: "failed", detail: "no request of it was for analysis-soccer-result" },
  ]);
  expect(keys).toEqual(["case:result-unknown-uuid"]);
});

test("a case that sends nothing fails", async () => {
  const { results } = await ran({ cases: passing(async () => {}) });
  expect(results).toMatchObject([{ outcome: "failed" }]);
});

test("every case of every operation reaches the path of its own, by the log of the mock", async () => {
  const run = resolveRun({ profile: profiles.documented, generated: 3 });
  for (const one of run.targets) {
    const work = targetRun(one, run);
    await work.open();
    for (const entry of work.plan.entries)
      expect(await work.runCase(entry)).toMatchObject({ outcome: "passed" });
    await work.close();
    const { exchanges } = work.part().recording;
    expect(exchanges.filter(({ logged }) => !logged)).toEqual([]);
  }
});
