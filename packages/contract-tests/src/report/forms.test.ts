import fc from "fast-check";
import { expect, test } from "vitest";
import { exitCodeOf } from "../checks/verdict.ts";
import { modelOfRun } from "../finish.ts";
import type { CaseResult } from "../model/case.ts";
import type { Exchange, Intent, Received } from "../model/exchange.ts";
import type { Part, RunModel, Stop } from "../model/run.ts";
import { whole } from "../mutants/testing/run.ts";
import { writtenCases } from "../run/run-cases.ts";
import { toHar } from "./har.ts";
import { toHtml } from "./html/page.tsx";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.tsx";
import { toMarkdown } from "./markdown/markdown.ts";
import { toTerminal } from "./terminal.ts";
import { exchange, refusal } from "./testing/model.ts";
import { verdictTexts } from "./texts.ts";

const target = "https://api.example.com";
const json = (status: number, text: string, contentType = "application/json"): Received => ({
  ...{ status, contentType, headers: {}, text },
});
const receipt = (more: object = {}) => {
  const { uuid } = exchange(1, "accept:first", undefined).sent;
  const body = { state: 1, wait_time: 11, file_exist: false, uuid, message: "success", credit: 996, ...more };
  return json(200, JSON.stringify(body));
};

/** Right answers, wrong ones, those of a gateway, and none. */
const answers = fc.constantFrom<Received | undefined>(
  ...[refusal(400), refusal(411), refusal(420), refusal(421), refusal(412, { credit: 996 }), receipt()],
  ...[receipt({ wait_time: null }), receipt({ credit: "996" }), receipt({ file_exist: true })],
  ...[
    { ...refusal(420), status: 200 },
    { ...refusal(420), encoding: { bom: true } as const },
  ],
  ...[refusal(420, { status: 599 }), json(422, '{"detail":[]}'), json(400, "{'state': False}")],
  ...[json(502, "<html>502</html>", "text/html"), { ...refusal(411), contentType: "text/html" }, undefined],
);
const intents: readonly Intent[] = [
  "empty-body",
  "unknown-user",
  "accept:first",
  "wrong-api-key",
  "not-json",
];
const written = writtenCases();

const results = fc.array(
  fc.record({
    one: fc.constantFrom(...written),
    outcome: fc.constantFrom<CaseResult["outcome"]>("passed", "passed", "failed", "undecided", "not-run"),
    detail: fc.constantFrom(
      "a refusal was expected, and a success came",
      "code 420 was expected, and code 599 came",
    ),
    at: fc.nat(20),
  }),
  { maxLength: 12 },
);

const stops = fc.constantFrom<Stop | undefined>(
  ...[undefined, undefined, undefined],
  ...(["unreachable", "not-authorised", "budget-exhausted", "inconclusive"] as const).map((verdict) => ({
    verdict,
    because: `it is ${verdict}`,
  })),
);

const parts = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom(...intents), answers), { maxLength: 20 }), results)
  .map(([sent, cases]): Part => {
    const exchanges = sent.map(([intent, received], at): Exchange => exchange(at + 1, intent, received));
    const ids = (at: number) => exchanges.filter(({ id }) => id === at + 1).map(({ id }) => id);
    const ended = cases.map(({ one: { id, title, facts }, outcome, detail, at }): CaseResult => {
      const why = outcome === "passed" ? undefined : detail;
      return { id, title, target, facts, outcome, detail: why, exchanges: ids(at), ms: 1 };
    });
    const unique = ended.filter(({ id }, at) => ended.findIndex((other) => other.id === id) === at);
    const format = "remo-contract-recording-1";
    const date = "2026-08-01T03:04:05.678Z";
    return { recording: { format, date, target, spec: "0", profile: undefined, exchanges }, results: unique };
  });

/** A run, and the same with some of what it shows in a list of known divergences. */
const models = fc
  .record({ part: parts, stop: stops, allowed: fc.nat(100), listed: fc.nat(7), expires: fc.boolean() })
  .map(({ part, stop, allowed, listed, expires }) => {
    const run = {
      ...whole,
      targets: [{ kind: "url", name: target, url: target, keys: undefined }],
      allowed,
    } as const;
    const first = modelOfRun(run, { parts: [part], stop });
    const known = first.divergences
      .filter((_, at) => listed & (1 << (at % 3)))
      .map(({ key }) => ({ key, owner: "kim", reason: "r", expires: expires ? "2020-01-01" : "2999-01-01" }));
    return modelOfRun(run, { parts: [part], stop }, known);
  });

/** What a person sees of a page on a wide screen, in English. */
const plain = (html: string) =>
  html
    .replace(/<span class="ko"[^>]*>.*?<\/span>/gs, "")
    .replace(/<span class="label">.*?<\/span><\/span>/gs, "")
    .replace(/<[^>]*>/g, " ");

/** The first number after each of some words. */
const numbersAfter = (text: string, words: readonly string[]) =>
  words.map((word) => {
    const [, found] = new RegExp(`${word}[^\\w-]+(no limit|not shown|\\d+)`).exec(text) ?? [];
    return found;
  });

const words = [
  "new",
  "known",
  "passed",
  "failed",
  "undecided",
  "not run",
  "Credits allowed",
  "as the answers show",
];

/** What a person or a program reads of a run in one of its forms: exit code, then the numbers. */
const forms: { readonly [form: string]: (model: RunModel) => readonly unknown[] } = {
  terminal: (model) => readIn(toTerminal(model, false), "At a glance"),
  Markdown: (model) => readIn(toMarkdown(model), "### At a glance"),
  HTML: (model) => readIn(plain(toHtml(model)), "At a glance"),
  HAR: (model) => readIn(JSON.parse(toHar(model)).log.comment, "Divergences: "),
  JUnit: (model) => {
    const xml = toJunit(model);
    const pairs = [...xml.matchAll(/<property name="([^"]*)" value="([^"]*)"/g)];
    const text = pairs.map(([, name, value]) => `${name}: ${value}`).join("\n");
    return [/exit code: (\d)/.exec(text)?.[1], ...numbersAfter(text, words)];
  },
};

function readIn(text: string, from: string): readonly unknown[] {
  const [, code] = /\(\s*exit code\s+(\d)\s*\)/.exec(text) ?? [];
  return [code, ...numbersAfter(text.slice(text.indexOf(from)), words)];
}

function readInJson(model: RunModel): readonly unknown[] {
  const { verdict, cases, divergences, budget }: RunModel = JSON.parse(toJson(model));
  const count = (outcome: CaseResult["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const numbers = [
    ...[divergences.filter(({ known }) => !known).length, divergences.filter(({ known }) => known).length],
    ...[count("passed"), count("failed"), count("undecided"), count("not-run"), budget.allowed],
  ];
  return [exitCodeOf(verdict), ...numbers, budget.spent ?? "not shown"].map(String);
}

test("every form says the same of a run: exit code, divergences, cases, credits", () => {
  const property = fc.property(models, (model) => {
    const said = readInJson(model);
    for (const [form, read] of Object.entries(forms)) expect(read(model), form).toEqual(said);
    const { title } = verdictTexts[model.verdict];
    for (const text of [toTerminal(model, false), toMarkdown(model), plain(toHtml(model))])
      expect(text).toContain(title.en);
    expect(toJunit(model)).toContain(`name="verdict: ${model.verdict}"`);
    expect(JSON.parse(toHar(model)).log.comment).toContain(`${model.verdict} (exit code`);
  });
  fc.assert(property, { seed: 43, numRuns: 60 });
});

test("the exit code follows from what was found", () => {
  const property = fc.property(models, ({ verdict, divergences, stale, cases, exchanges }) => {
    const isNew = divergences.some(({ known }) => !known) || stale.length > 0;
    if (verdict === "agree") {
      expect(isNew).toBe(false);
      expect(exchanges.some(({ received }) => received) || cases.length > 0).toBe(true);
    }
    if (isNew) expect(["diverges", "unreachable"]).toContain(verdict);
    if (verdict === "diverges") expect(isNew || cases.some(({ outcome }) => outcome === "failed")).toBe(true);
    const failed = cases.filter(({ outcome }) => outcome === "failed").map(({ id }) => `case:${id}`);
    const shown = divergences.flatMap(({ key, consequences = [] }) => [
      key,
      ...consequences.map((one) => one.key),
    ]);
    for (const key of failed) expect(shown).toContain(key);
  });
  fc.assert(property, { seed: 43, numRuns: 200 });
});

test("no two test cases of JUnit have one name, and what failed is as many as are counted", () => {
  const property = fc.property(models, (model) => {
    const xml = toJunit(model);
    const names = [...xml.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const [, tests, failures, skipped] =
      /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(xml) ?? [];
    const count = (text: string) => String(xml.split(text).length - 1);
    expect([tests, failures, skipped]).toEqual([
      String(names.length),
      count("<failure "),
      count("<skipped "),
    ]);
    expect(failures === "0").toBe(model.verdict === "agree");
  });
  fc.assert(property, { seed: 43, numRuns: 100 });
});
