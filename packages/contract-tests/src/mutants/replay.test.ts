import { expect, test } from "vitest";
import type { Run } from "../run/options.ts";
import { type Change, type Fetch, mutant } from "./mutate.ts";
import { chargingReads, neverDone } from "./reads.ts";
import { replayed, runWith, told } from "./testing/run.ts";

// Beside these, every run against a mutant is held against its replay.

const unchanged = () => () => undefined;

/** Nothing that may be charged is sent after it, and what is free goes on. */
const withTextOfState =
  (): Change =>
  ({ body }) =>
    "state" in body ? { body: { ...body, state: String(Number(body.state)) } } : undefined;

test.each<[string, Fetch, Partial<Run>]>([
  ["all that agrees", mutant(unchanged), {}],
  ["what is generated", mutant(unchanged), { generated: 5 }],
  ["chosen cases", mutant(unchanged), { only: ["jpeg", "empty-body"] }],
  ["a budget that is too small", mutant(unchanged), { allowed: 12 }],
  ["no waiting", mutant(unchanged), { maxWait: 0 }],
  ["an analysis that is never done", mutant(neverDone), {}],
  ["answers that do not tell what they cost", mutant(withTextOfState), {}],
  ["reads that are charged", mutant(chargingReads), {}],
  ["an account that runs out", mutant(unchanged, { accounts: [] }), {}],
  ["nothing but HTML", async () => new Response("<html>", { headers: { "content-type": "text/html" } }), {}],
  ["a gateway that is closed", async () => new Response("no", { status: 503 }), {}],
])("a replay tells what the run told: %s", async (_, fetch, options) => {
  const ran = await runWith(fetch, options);
  expect(told(await replayed(ran))).toEqual(told(ran.model));
});

test("a run that was interrupted is replayed as one", async () => {
  const ran = await runWith(mutant(unchanged), {}, (sent) => sent >= 20);
  expect(ran.model).toMatchObject({ verdict: "inconclusive", because: "the run was interrupted" });
  expect(told(await replayed(ran))).toEqual(told(ran.model));
});

test("of a recording of old, which says neither what was asked for nor how it ended, all that its exchanges show", async () => {
  const ran = await runWith(mutant(unchanged), { allowed: 12 });
  const { run: _, results: __, ...old } = ran.recordings[0] ?? expect.unreachable();
  const again = await replayed({ recordings: [old] });
  expect([again.verdict, again.divergences, again.profile]).toEqual([
    ran.model.verdict,
    ran.model.divergences,
    ran.model.profile,
  ]);
});
