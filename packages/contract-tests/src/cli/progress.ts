import { fill, type Language } from "@remo-kit/common/language";
import { printable, shorten } from "@remo-kit/common/printable";
import type { CaseEnded } from "../run/execute.ts";
import type { Run } from "../run/options.ts";
import { planFor } from "../run/target-run.ts";
import type { Waiting } from "../session/patience.ts";
import { program } from "./flags.ts";

const marks = { passed: "✓", failed: "✗", "not-run": "–", undecided: "?" } as const;

/** Prints a run as it goes on: each case on a server; on mocks, of which there are many, one line each and what failed. */
export function progress(run: Run, print: (line: string) => void, lang: Language) {
  const texts = program.texts[lang].run;
  const { remote } = run;
  const leftOut = foreseen(run);
  const reasons = new Set<string | undefined>();
  // Why cases are not run is printed once.
  const isNews = ({ title, outcome, detail }: CaseEnded) => {
    if (outcome === "failed" || outcome === "undecided") return true;
    if (!remote || leftOut.has(title)) return false;
    return outcome === "passed" || (!reasons.has(detail) && reasons.add(detail));
  };
  let current: { target: string; ended: CaseEnded[] } | undefined;
  const close = () => {
    if (current && !remote) print(summary(current.target, current.ended, texts));
    current = undefined;
  };
  return {
    onCase(ended: CaseEnded): void {
      if (current?.target !== ended.target) close();
      current ??= { target: ended.target, ended: [] };
      current.ended.push(ended);
      if (isNews(ended)) print(lineOf(ended, texts));
    },
    onWait({ ms, leftMs, for: what }: Waiting): void {
      const [seconds, left] = [ms, leftMs].map((time) => Math.ceil(time / 1000));
      print(fill(what === "server" ? texts.waitingForServer : texts.waiting, { seconds, left }));
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

type Texts = (typeof program.texts)["en"]["run"];

function lineOf({ outcome, title, detail, ms }: CaseEnded, { notRun, undecided }: Texts): string {
  const why = detail === undefined ? `${ms} ms` : shorten(printable(detail), 160);
  const said = { passed: why, failed: why, "not-run": "", undecided: fill(undecided, { why }) }[outcome];
  return `  ${marks[outcome]} ${outcome === "not-run" ? fill(notRun, { why }) : `${title}: ${said}`}`;
}

function summary(target: string, ended: readonly CaseEnded[], { failed, passed, leftOut, open }: Texts) {
  const counted = (outcome: CaseEnded["outcome"], text: string) => {
    const count = ended.filter((one) => one.outcome === outcome).length;
    return count > 0 ? [fill(text, { count })] : [];
  };
  const failures = counted("failed", failed);
  const others = [counted("passed", passed), counted("undecided", open), counted("not-run", leftOut)];
  const parts = [failures, ...others].flat();
  const ms = ended.reduce((sum, one) => sum + one.ms, 0);
  return `  ${failures.length > 0 ? marks.failed : marks.passed} ${target}: ${parts.join(", ")}, ${ms} ms`;
}
