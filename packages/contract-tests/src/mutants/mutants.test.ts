import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { exitCodeOf } from "../checks/verdict.ts";
import { pairwiseProfiles } from "../probes/pairwise.ts";
import { toHtml } from "../report/html/page.tsx";
import { toJson } from "../report/json.ts";
import { toJunit } from "../report/junit.tsx";
import { toMarkdown } from "../report/markdown/markdown.ts";
import { toTerminal } from "../report/terminal.ts";
import { contradictions } from "./contradictions.ts";
import { isSuccess, refused } from "./edits.ts";
import { mutants } from "./mutants.ts";
import { type Change, mutant } from "./mutate.ts";
import { chargingReads, neverDone, readMutants } from "./reads.ts";
import { runAgainst } from "./testing/run.ts";
import { together } from "./together.ts";

const unchanged = () => () => undefined;

for (const [at, profile] of pairwiseProfiles.entries()) {
  test(`a server with combination ${at + 1} of a profile agrees, and its profile is found`, async () => {
    const model = await runAgainst(mutant(unchanged, { profile }));
    expect(model.divergences).toEqual([]);
    expect(model.profile).toEqual(profile);
    expect(model.verdict).toBe("agree");
  });
}

test("there are at least 48 mutants", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(48);
});

for (const { what, start, key, only = [] } of mutants) {
  test(`it is caught that ${what}`, async () => {
    const model = await runAgainst(mutant(start), { only });
    // Cases that failed of one thing are below the first of them.
    const keys = model.divergences.flatMap(({ key, consequences = [] }) => [
      key,
      ...consequences.map((one) => one.key),
    ]);
    expect(keys).toContain(key);
    expect(exitCodeOf(model.verdict)).toBe(1);
  });
}

for (const { keys, start } of together) {
  test(`${keys.length} things at once are ${keys.length} divergences: ${keys.join(", ")}`, async () => {
    const model = await runAgainst(mutant(start));
    expect(model.divergences.map(({ key }) => key).sort()).toEqual(keys);
    expect(exitCodeOf(model.verdict)).toBe(1);
  });
}

const page = (status: number) => ({ status, contentType: "text/html", body: "<html>of a gateway</html>" });
const pages: { readonly [what: string]: Change } = {
  "an accepted video": ({ body }) => (isSuccess(body) ? page(202) : undefined),
  "a refusal": ({ body }) => (refused(body, 420) ? page(200) : undefined),
  "an analysis that is not done": ({ body }) => (refused(body, 534) ? page(502) : undefined),
};

for (const [what, change] of Object.entries(pages)) {
  test(`a page of a gateway in place of ${what} is no divergence, and shows nothing`, async () => {
    const model = await runAgainst(mutant(() => change));
    expect(model.divergences).toEqual([]);
    expect(["inconclusive", "budget-exhausted"]).toContain(model.verdict);
  });
}

for (const { what, start, key } of contradictions) {
  test(`it is seen that ${what}: a divergence, whether the others still show the reading or not`, async () => {
    const model = await runAgainst(mutant(start));
    const keys = model.divergences.flatMap(({ key, consequences = [] }) => [
      key,
      ...consequences.map((one) => one.key),
    ]);
    expect(keys).toContain(`profile:${key}`);
    expect(model.verdict).toBe("diverges");
  });
}

test("an analysis that is never done leaves its cases undecided, and the verdict is not that all agrees", async () => {
  const model = await runAgainst(mutant(neverDone));
  const undecided = model.cases.filter(({ outcome }) => outcome === "undecided").map(({ id }) => id);
  expect(undecided).toEqual(["result-done", "score-done"]);
  expect(model.divergences).toEqual([]);
  expect(model.undecided.map(({ key }) => key)).toEqual(["pelvisPhase", "scoreShape"]);
  expect(model.verdict).toBe("inconclusive");
});

test("a server that charges for reads is known by its balances", async () => {
  const model = await runAgainst(mutant(chargingReads, { profile: profiles.observed }));
  const reading = model.probes.find(({ id }) => id === "read-cost")?.readings.reading;
  expect(reading).toMatchObject({ value: expect.stringMatching(/^charged, [1-9]/) });
});

test("a finding of security is in every report, comes first, and fails the run", async () => {
  const [leak] = readMutants;
  const model = await runAgainst(mutant(leak?.start as () => Change));
  const key = "security:analysis-soccer-result:another-user";
  expect(exitCodeOf(model.verdict)).toBe(1);
  for (const text of [toTerminal(model, false), toMarkdown(model), toHtml(model), toJunit(model)]) {
    const at = [...text.matchAll(/(security|schema|case|profile):[a-z]+-/g)].map(([found]) => found);
    expect(at[0]).toBe("security:analysis-");
    expect(text).toContain(key);
  }
  expect(JSON.parse(toJson(model)).divergences).toContainEqual(
    expect.objectContaining({ key, kind: "security" }),
  );
});

/** Fails where a number stands for a text, which no written case sends. */
const careless =
  (): Change =>
  (_, { fields }) =>
    typeof fields.height === "number"
      ? { status: 500, contentType: "text/html", body: "<html>AttributeError</html>" }
      : undefined;

test("generated requests find what no written case asks for, and carry keys that were never issued", async () => {
  expect((await runAgainst(mutant(careless))).verdict).toBe("agree");
  const model = await runAgainst(mutant(careless), { generated: 50, allowed: 0 });
  // That page can be a gateway's: it is no divergence, and how to see it again is said.
  const found = model.cases.find(({ id }) => id === "property-one-defect");
  expect([found?.outcome, model.verdict]).toEqual(["undecided", "inconclusive"]);
  expect(found?.detail).toMatch(/--seed 43 sends the same again\nreproduction: printf '%b' '.*<Email>/);
  const generated = model.exchanges.filter(({ intent }) => intent === "generated");
  expect(generated.length).toBeLessThanOrEqual(4 * 50);
  expect(new Set(model.exchanges.map(({ sent }) => sent.keys))).toEqual(new Set(["none", "nobody"]));
});
