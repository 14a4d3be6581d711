import { printable, printableLines, shorten } from "@remo-kit/common/printable";
import type { CaseResult } from "../model/case.ts";
import type { Divergence, RunModel } from "../model/run.ts";
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

function casesOf({ cases, divergences }: RunModel, target: string): Result[] {
  const known = new Map(divergences.map((divergence) => [divergence.key, divergence.known]));
  return cases
    .filter((result) => result.target === target)
    .map(({ id, title, facts, outcome, detail, ms }) => {
      const name = `${id}: ${title}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
      const excused = outcome === "failed" ? known.get(`case:${id}`) : undefined;
      const result = { name, kind: "case", outcome, detail: detail ?? "", ms };
      return excused ? { ...result, outcome: "not-run", detail: excuse(excused) } : result;
    });
}

const excuse = ({ owner, reason, expires }: NonNullable<Divergence["known"]>) =>
  `known until ${expires}, ${owner}: ${reason}`;

function checksOf({ verdict, because, divergences, stale }: RunModel): Result[] {
  const result = (name: string, kind: string, outcome: Result["outcome"], detail: string) => ({
    ...{ name, kind, outcome, detail },
    ms: 0,
  });
  return [
    result(`verdict: ${verdict}`, verdict, verdict === "agree" ? "passed" : "failed", because),
    // A failed case is in the suite of its target.
    ...divergences
      .filter(({ kind }) => kind !== "case")
      .map(({ key, kind, text, exchanges, known }) =>
        known
          ? result(key, kind, "not-run", excuse(known))
          : result(key, kind, "failed", `${text}\nexchanges: ${exchanges.join(", ")}`),
      ),
    ...stale.map(({ key, why }) => result(key, `known-${why}`, "failed", staleTexts[why].en)),
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

const Suite = ({ model: { date, seed, spec }, name, results }: SuiteProps) => (
  <testsuite name={line(name)} {...countsOf(results)} timestamp={line(date.replace(/(\.\d+)?Z$/, ""))}>
    <properties>
      <property name="seed" value={seed} />
      <property name="spec" value={line(spec)} />
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
