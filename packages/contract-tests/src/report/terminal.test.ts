import { expect, test } from "vitest";
import { toTerminal } from "./terminal.ts";
import { agreeing, diverging } from "./testing/model.ts";

test("a run that agrees is reported in a few lines, the verdict first", () => {
  expect(toTerminal(agreeing, false, ["contract/report.md"])).toBe(`Agrees (exit code 0): 2 cases passed
mock in process, seed 42
Next: Nothing. Let it run every night, so that a change of the server shows.

At a glance
  Divergences      new 0, known 0
  Cases            passed 2, failed 0, undecided 0, not run 0
  Credits allowed  no limit
  Credits planned  0
  Credits charged, as the answers show  not shown
  Sent             requests 3, bytes 82000

Divergences
  None.

Profile found
  successState     1                certain          A01              [3]
  failureState     false            certain          A01              [1, 2]
  statusKey        "status"                          A02
  creditOnSuccess  "planned"                         A04
  creditOnError    "balance"                         A04
  httpStatus       "code"                            A05
  fileExistsBy     "uuid"                            A13
  repeatIsCharged  true                              A13
  emptyBody        400                               A15
  missingField     411                               A15
  extraFields      false                             A22
  extraFieldsOnError  false                             A22
  unknownUuid      533                               A26
  emptyRead        413                               A26
  notReady         "code"                            A27
  otherUsersUuid   533                               A28
  pelvisPhase      "impact"                          A29
  scoreShape       "metric"                          A31

Other ambiguities
  A08              /api/analysis-soccer  certain          [1]

Coverage
  documented answers  2 / 2
  optional fields, present and absent  1 / 1
  values of the profile  1 / 1

Cases that failed or were not run
  All cases were run and passed: 2.

Reports
  contract/report.md

Agrees (exit code 0)
`);
});

test("a run that diverges shows what is new, what is known, what stays open and why cases were not run", () => {
  const text = toTerminal(diverging, false);
  expect(text).toMatch(/^Diverges \(exit code 1\): 2 divergences/);
  expect(text).toMatch(/^ {2}code:analysis-soccer:unknown-user.*\n {6}new /m);
  expect(text).toContain(
    "  schema:analysis-soccer:accept:first:/wait_time\n      @platform-team, until 2026-09-30: ticket 4711 | in work  ",
  );
  expect(text).toContain("  content-type:analysis-soccer:empty-body  It no longer shows");
  expect(text).toContain(
    "  successState\n      A01  needs a receipt (accept:first)  one request with an account's keys",
  );
  expect(text).toContain(
    "file-exists\n      not run  The case file-exists (https://api.example.com)  may cost 8 credits, and 0 are",
  );
  expect(text).toContain(
    "Credits allowed  12\n  Credits planned  8\n  Credits charged, as the answers show  4",
  );
  expect(text).not.toContain("Reports");
});

test("cases that were not run for one reason are one line, and long lists are cut", () => {
  const cases = Array.from({ length: 40 }, (_, at) => ({
    ...agreeing.cases[0],
    id: `case-${at}`,
    outcome: "not-run" as const,
    detail: at < 20 ? "needs keys" : `reason ${at}`,
  }));
  const text = toTerminal({ ...agreeing, cases: cases as never }, false);
  expect(text).toMatch(/^ {2}case-0, case-1, .*\n {6}not run {2}20 cases \(mock in process\) {2}needs keys/m);
  expect(text).toContain("  and 1 more");
});

test("nothing that a server wrote reaches the terminal as more than text", () => {
  expect(toTerminal(diverging, false)).not.toMatch(/[^\P{C}\n]/u);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
  const uncoloured = toTerminal(diverging, true).replace(/\u001b\[\d\d?m/g, "");
  expect(uncoloured).toBe(toTerminal(diverging, false));
  expect(toTerminal(diverging, true)).toContain("\u001b[31mDiverges");
});

test("it is in Korean where that is the language of the run, with the same numbers", () => {
  const text = toTerminal(diverging, false, [], "ko");
  expect(text.split("\n")[0]).toMatch(/^불일치 \(종료 코드 1\): /);
  expect(text).toContain("다음에 할 일: ");
  expect(text).not.toMatch(/^(Next|At a glance|Divergences|Reports)/m);
});
