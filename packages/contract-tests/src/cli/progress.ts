import type { Run } from "../options.ts";
import type { CaseEnded } from "../play.ts";
import { printable, shorten } from "../report/printable.ts";
import { planFor } from "../suites/target-run.ts";

const marks = { passed: "✓", failed: "✗", "not-run": "–" } as const;

/** Tells a run as it goes on: each case on a server; on mocks, of which there are many, one line each and what failed. */
export function progress(run: Run, print: (line: string) => void) {
  const { foreign } = run;
  const leftOut = foreseen(run);
  const reasons = new Set<string | undefined>();
  // Why the rest is not run is told once.
  const isNews = ({ title, outcome, detail }: CaseEnded) => {
    if (outcome === "failed") return true;
    if (!foreign || leftOut.has(title)) return false;
    return outcome === "passed" || (!reasons.has(detail) && reasons.add(detail));
  };
  let current: { target: string; ended: CaseEnded[] } | undefined;
  const close = () => {
    if (current && !foreign) print(summary(current.target, current.ended));
    current = undefined;
  };
  return {
    onCase(ended: CaseEnded): void {
      if (current?.target !== ended.target) close();
      current ??= { target: ended.target, ended: [] };
      current.ended.push(ended);
      if (isNews(ended)) print(lineOf(ended));
    },
    close,
  };
}

/** What the plan has told to be left out need not be told again. */
const foreseen = (run: Run): ReadonlySet<string> =>
  new Set(
    run.targets.flatMap((target) =>
      planFor(target, run).entries.flatMap(({ case: { title }, skip }) => (skip ? title : [])),
    ),
  );

function lineOf({ outcome, title, detail, ms }: CaseEnded): string {
  if (outcome === "not-run")
    return `  ${marks[outcome]} the rest is not run: ${shorten(printable(detail ?? ""), 160)}`;
  const why = detail === undefined ? `${ms} ms` : shorten(printable(detail), 160);
  return `  ${marks[outcome]} ${title}: ${why}`;
}

function summary(target: string, ended: readonly CaseEnded[]): string {
  const count = (outcome: CaseEnded["outcome"]) => ended.filter((one) => one.outcome === outcome).length;
  const ms = ended.reduce((sum, one) => sum + one.ms, 0);
  const failed = count("failed");
  const told = failed > 0 ? `${failed} failed, ${count("passed")} passed` : `${count("passed")} passed`;
  const left = count("not-run") > 0 ? `, ${count("not-run")} not run` : "";
  return `  ${failed > 0 ? marks.failed : marks.passed} ${target}: ${told}${left}, ${ms} ms`;
}
