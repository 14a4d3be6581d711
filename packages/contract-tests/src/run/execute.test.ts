import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { registry } from "../cases/registry.ts";
import { runContract } from "../run-contract.ts";
import { type CaseEnded, runCases } from "./execute.ts";
import { resolveRun } from "./options.ts";

const options = { profile: profiles.documented, only: ["empty-body", "not-json"] } as const;
const outcomes = (cases: readonly Pick<CaseEnded, "outcome">[]) => cases.map(({ outcome }) => outcome);

test("a program that asks for no news runs every case all the same, and changes nothing of the process", async () => {
  const before = [process.exitCode, process.env.NODE_ENV, process.listenerCount("SIGINT")];
  const { verdict, cases } = await runContract(options);
  expect(verdict).toBe("agree");
  expect(outcomes(cases.filter(({ id }) => options.only.includes(id as "empty-body")))).toEqual(
    Array(4).fill("passed"),
  );
  expect([process.exitCode, process.env.NODE_ENV, process.listenerCount("SIGINT")]).toEqual(before);
});

test("each case is reported as it ends, and after a signal the one that runs comes to its end", async () => {
  const stop = new AbortController();
  const ended: CaseEnded[] = [];
  const onCase = (one: CaseEnded) => {
    ended.push(one);
    if (one.outcome === "passed") stop.abort();
  };
  const { parts } = await runCases(resolveRun({ profile: profiles.documented }), {
    onCase,
    signal: stop.signal,
  });
  expect(outcomes(ended).filter((outcome) => outcome === "passed")).toHaveLength(1);
  expect(new Set(outcomes(ended.slice(1)))).toEqual(new Set(["not-run"]));
  expect(parts.flatMap(({ recording }) => recording.exchanges)).toHaveLength(1);
  expect(parts).toHaveLength(2);
});

test("a target that cannot be opened ends the run, and leaves nothing that looks whole", async () => {
  const run = resolveRun(options);
  const session = { ...run.session, video: "/none.mp4" };
  const { parts, errors } = await runCases({ ...run, session }, {});
  expect(errors).toEqual([expect.stringContaining("/none.mp4 cannot be read")]);
  expect(parts.flatMap(({ results }) => outcomes(results))).not.toContain("passed");
});

test("a case that never ends breaks the run off, once its time is up", async () => {
  const run = resolveRun({ profile: profiles.documented });
  const { analyzeSoccer } = registry;
  const endless = analyzeSoccer.cases.map((one) => ({ ...one, run: () => new Promise<void>(() => {}) }));
  const cases = { ...registry, analyzeSoccer: { ...analyzeSoccer, cases: endless } };
  const { errors, parts } = await runCases({ ...run, session: { ...run.session, timeoutMs: 1 } }, {}, cases);
  expect(errors).toEqual([expect.stringMatching(/did not end within 0.02 s$/)]);
  expect(parts.flatMap(({ results }) => outcomes(results))).not.toContain("passed");
});
