import { listIds, printable, printableLines, shorten } from "@remo-kit/common/printable";
import type { CaseResult } from "../model/case.ts";
import { type Divergence, type RunModel, verdicts } from "../model/run.ts";
import { evidenceOf } from "./rows.ts";
import { overviewPairs } from "./terminal.ts";
import { staleTexts } from "./texts.ts";

/** Characters of one text; tools that read JUnit keep all of it in memory. */
const longest = 4000;

/** What XML forbids is escaped as `printable` does it. */
const line = (text: string) => shorten(printable(text), longest);
const seconds = (ms: number) => (Number.isFinite(ms) ? ms / 1000 : 0).toFixed(3);

type Result = {
  readonly name: string;
  readonly kind: string;
  readonly outcome: CaseResult["outcome"];
  readonly detail: string;
  readonly ms: number;
};

/** JUnit XML: a suite for each target, and one for the verdict and what the exchanges show. */
export function toJunit(model: RunModel): string {
  const targets = [...new Set(model.cases.map(({ target }) => target))];
  const suites = [
    ...targets.map((target) => ({ name: target, results: casesOf(model, target) })),
    { name: `${model.target}: verdict`, results: checksOf(model) },
  ];
  const all = (
    <testsuites name="remo-contract" {...countsOf(suites.flatMap(({ results }) => results))}>
      {suites.map((suite) => (
        <Suite model={model} {...suite} />
      ))}
    </testsuites>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
}

/** A failed case has what its cause has: expected and received value, the request and the answer. */
function casesOf(model: RunModel, target: string): Result[] {
  const { cases, divergences } = model;
  return cases
    .filter((result) => result.target === target)
    .map(({ id, title, facts, outcome, detail = "", ms }) => {
      const name = `${id}: ${title}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
      const result = { name, kind: "case", outcome, detail, ms };
      if (outcome !== "failed") return result;
      const key = `case:${id}`;
      const cause = divergences.find(
        (one) => one.key === key || one.consequences?.some((other) => other.key === key),
      );
      if (!cause) return result;
      if (cause.known) return { ...result, outcome: "not-run", detail: excuse(cause.known) };
      const follows = cause.key === key ? [] : [`it follows from ${cause.key}`];
      return { ...result, detail: [detail, ...follows, detailOf(cause, model)].join("\n") };
    });
}

const excuse = ({ owner, reason, expires }: NonNullable<Divergence["known"]>) =>
  `known until ${expires}, ${owner}: ${reason}`;

const detailOf = (one: Divergence, model: RunModel): string =>
  [
    ...(one.expected === undefined ? [] : [`expected: ${one.expected}`]),
    ...(one.received === undefined ? [] : [`received: ${one.received}`]),
    `${one.exchanges.length} exchanges: ${listIds(one.exchanges)}`,
    ...(one.consequences ?? []).map(({ key }) => `follows from it: ${key}`),
    evidenceOf(one, model),
  ].join("\n");

function checksOf(model: RunModel): Result[] {
  const { verdict, because, divergences, stale } = model;
  const result = (name: string, kind: string, outcome: Result["outcome"], detail: string) => ({
    ...{ name, kind, outcome, detail },
    ms: 0,
  });
  const why = new Map(stale.map((entry) => [entry.key, entry.why]));
  const shown = new Set(divergences.map(({ key }) => key));
  const staleResult = (key: string, of: RunModel["stale"][number]["why"]) =>
    result(key, `known-${of}`, "failed", staleTexts[of].en);
  return [
    result(`verdict: ${verdict}`, verdict, verdict === "agree" ? "passed" : "failed", because),
    // A failed case is in the suite of its target; what is past its date is one test all the same.
    ...divergences
      .filter(({ key, kind }) => kind !== "case" || why.has(key))
      .map((one) => {
        const past = why.get(one.key);
        if (past) return staleResult(one.key, past);
        if (one.known) return result(one.key, one.kind, "not-run", excuse(one.known));
        return result(one.key, one.kind, "failed", `${one.text}\n${detailOf(one, model)}`);
      }),
    ...stale.filter(({ key }) => !shown.has(key)).map(({ key, why }) => staleResult(key, why)),
  ];
}

const count = (results: readonly Result[], outcome: Result["outcome"]) =>
  results.filter((result) => result.outcome === outcome).length;

function countsOf(results: readonly Result[]) {
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  return {
    tests: results.length,
    failures: count(results, "failed"),
    errors: 0,
    skipped: count(results, "not-run") + count(results, "undecided"),
    time: seconds(ms),
  };
}

type SuiteProps = {
  readonly model: RunModel;
  readonly name: string;
  readonly results: readonly Result[];
};

const Suite = ({ model, name, results }: SuiteProps) => (
  <testsuite name={line(name)} {...countsOf(results)} timestamp={line(model.date.replace(/(\.\d+)?Z$/, ""))}>
    <properties>
      <property name="seed" value={model.seed} />
      <property name="spec" value={line(model.spec)} />
      <property name="exit code" value={verdicts.indexOf(model.verdict)} />
      {overviewPairs(model).map(([name, value]) => (
        <property name={line(name)} value={line(value)} />
      ))}
    </properties>
    {results.map((result) => (
      <>
        {"\n"}
        <testcase classname={line(name)} name={line(result.name)} time={seconds(result.ms)}>
          <Ending {...result} />
        </testcase>
      </>
    ))}
  </testsuite>
);

function Ending({ outcome, kind, detail }: Result) {
  const message = shorten(line(detail.split("\n")[0] ?? ""), 300);
  if (outcome === "not-run" || outcome === "undecided") return <skipped message={message} />;
  return (
    outcome === "failed" && (
      <failure message={message} type={kind}>
        {shorten(printableLines(detail), longest)}
      </failure>
    )
  );
}
