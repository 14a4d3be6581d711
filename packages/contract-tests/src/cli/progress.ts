import type { CaseEnded } from "../run/execute.ts";
import type { Run } from "../run/options.ts";
import { planFor } from "../run/target-run.ts";
import { printable, shorten } from "../text/printable.ts";

const marks = { passed: "✓", failed: "✗", "not-run": "–" } as const;

/** Prints a run as it goes on: each case on a server; on mocks, of which there are many, one line each and what failed. */
export function progress(run: Run, print: (line: string) => void) {
  const { remote } = run;
  const leftOut = foreseen(run);
  const reasons = new Set<string | undefined>();
  // Why cases are not run is printed once.
  const isNews = ({ title, outcome, detail }: CaseEnded) => {
    if (outcome === "failed") return true;
    if (!remote || leftOut.has(title)) return false;
    return outcome === "passed" || (!reasons.has(detail) && reasons.add(detail));
  };
  let current: { target: string; ended: CaseEnded[] } | undefined;
  const close = () => {
    if (current && !remote) print(summary(current.target, current.ended));
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

/** What the plan has said to be left out is no news. */
const foreseen = (run: Run): ReadonlySet<string> =>
  new Set(
    run.targets.flatMap((target) =>
      planFor(target, run).entries.flatMap(({ case: { title }, skip }) => (skip ? title : [])),
    ),
  );

function lineOf({ outcome, title, detail, ms }: CaseEnded): string {
  if (outcome === "not-run") return `  ${marks[outcome]} not run: ${shorten(printable(detail ?? ""), 160)}`;
  const why = detail === undefined ? `${ms} ms` : shorten(printable(detail), 160);
  return `  ${marks[outcome]} ${title}: ${why}`;
}

function summary(target: string, ended: readonly CaseEnded[]): string {
  const count = (outcome: CaseEnded["outcome"]) => ended.filter((one) => one.outcome === outcome).length;
  const ms = ended.reduce((sum, one) => sum + one.ms, 0);
  const failed = count("failed");
  const most = failed > 0 ? `${failed} failed, ${count("passed")} passed` : `${count("passed")} passed`;
  const left = count("not-run") > 0 ? `, ${count("not-run")} not run` : "";
  return `  ${failed > 0 ? marks.failed : marks.passed} ${target}: ${most}${left}, ${ms} ms`;
}
