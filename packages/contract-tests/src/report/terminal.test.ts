import { expect, test } from "vitest";
import { toTerminal } from "./terminal.ts";
import { agreeing, diverging } from "./testing/model.ts";

test("a run that agrees is reported in a few lines, the verdict first", () => {
  expect(toTerminal(agreeing, false, ["contract/report.md"])).toBe(`Agrees (exit code 0): 2 cases passed
mock in process, seed 42

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

Credits: no limit, 0 planned, charged: not shown. Sent: 3 requests, 82000 bytes.

Reports
  contract/report.md
`);
});

test("a run that diverges shows what is new, what is known, what stays open and why cases were not run", () => {
  const text = toTerminal(diverging, false);
  expect(text).toMatch(/^Diverges \(exit code 1\): 2 divergences/);
  expect(text).toMatch(/^ {2}code:analysis-soccer:unknown-user.* {2}new /m);
  expect(text).toContain(
    "  schema:analysis-soccer:accept:first:/wait_time  @platform-team, until 2026-09-30: ticket 4711 | in work  ",
  );
  expect(text).toContain("  content-type:analysis-soccer:empty-body  It no longer shows");
  expect(text).toContain(
    "  successState     A01              needs a receipt (accept:first)  one request with an account's keys",
  );
  expect(text).toContain(
    "file-exists      not run          The case file-exists (https://api.example.com)  may cost 8 credits, and 0 are allowed",
  );
  expect(text).toContain("Credits: 12 allowed, 8 planned, 4 charged. Sent: 8 requests, 190000 bytes.");
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
  expect(text).toMatch(/^ {2}case-0, case-1, .* not run {10}20 cases \(mock in process\) {2}needs keys/m);
  expect(text).toContain("  and 1 more");
});

test("nothing that a server wrote reaches the terminal as more than text", () => {
  expect(toTerminal(diverging, false)).not.toMatch(/[^\P{C}\n]/u);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters.
  const uncoloured = toTerminal(diverging, true).replace(/\u001b\[\d\d?m/g, "");
  expect(uncoloured).toBe(toTerminal(diverging, false));
  expect(toTerminal(diverging, true)).toContain("\u001b[31mDiverges");
});
