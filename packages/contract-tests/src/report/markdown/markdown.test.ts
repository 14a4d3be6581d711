import { expect, test } from "vitest";
import { agreeing, diverging, exchange, refusal, unsafeTexts } from "../testing/model.ts";
import { toMarkdown } from "./markdown.ts";
import { code, sentence } from "./text.ts";

test("the verdict comes first, with why", () => {
  const [title, , why] = toMarkdown(agreeing).split("\n");
  expect(title).toBe("## Agrees (exit code 0)");
  expect(why).toMatch(/^\*\*2 cases passed\*\* Every answer/);
});

test("a run that agrees shows its profile, its proof and what it took", () => {
  const text = toMarkdown(agreeing);
  expect(text).toContain("### Divergences\n\nNone.");
  expect(text).toContain('| `successState` | `1` | certain | A01 | 3 | A success has `"state": 1`. |');
  expect(text).toContain(
    "| A08 | To which path is the request posted? | `/api/analysis-soccer` | certain | 1 |",
  );
  expect(text).toContain("All cases were run and passed: 2.");
  expect(text).toContain("| Credits allowed | no limit |\n| Credits planned | 0 |");
  expect(text).not.toContain("### Keys of the profile that stay open");
});

test("a run that diverges shows what, what is known by whom, what stays open and what was not run", () => {
  const text = toMarkdown(diverging);
  const lines = text.split("\n");
  expect(lines.find((line) => line.includes("/wait_time"))).toBe(
    "| `schema:analysis-soccer:accept:first:/wait_time` | `@platform-team`, until `2026-09-30`: `ticket 4711 \\| in work` | body differs from the spec: `/wait_time must be integer` | 1 × 3 |",
  );
  expect(lines.findIndex((line) => line.includes("**new**"))).toBeLessThan(
    lines.findIndex((line) => line.includes("@platform-team")),
  );
  expect(text).toContain(
    "| `content-type:analysis-soccer:empty-body` | It no longer shows: take it off the list. |",
  );
  expect(text).toContain(
    "`needs a receipt (accept:first)` | one request with an account's keys, may be charged:",
  );
  expect(text).toContain("| `550 processing-error` processing error |");
  expect(text).toContain("| `file-exists` | not run |");
  expect(text).toContain("| Sent | requests 8, bytes 190000 |");
});

test("it is Korean on demand, with the ledger's own words", () => {
  const text = toMarkdown(diverging, "ko");
  expect(text).toMatch(/^## 불일치 \(종료 코드 1\)/);
  expect(text).toContain("거절 응답의 코드가 `status_code`에 있습니다.");
  expect(text).toContain("`550 processing-error` 프로세스 처리 에러 |");
});

/** What is left of a line of Markdown once its code spans are gone. */
const outsideCode = (line: string) => line.replace(/(?<![\\`])(`+)(?!`).*?[^`]\1(?!`)/g, "");

test("what a server wrote makes no markup, no HTML, no link and no mention", () => {
  for (const line of toMarkdown(diverging)
    .replace(/^(`{3,})sh\n[\s\S]*?^\1$/gm, "")
    .split("\n")) {
    const rest = outsideCode(line);
    expect(rest).not.toMatch(/<(?!br)/);
    expect(rest).not.toMatch(/(^|[^\\])@|@(?!&#8203;)/);
    expect(rest).not.toMatch(/https?:|www\.|\]\(|(?<!&)#\d/);
  }
  expect(toMarkdown(diverging)).not.toMatch(/[^\P{C}\n]/u);
});

test("every row of a table has the cells of its head, whatever the server wrote", () => {
  const cells = (line: string) => line.replace(/\\[\s\S]/g, "").split("|").length;
  let head = 0;
  for (const line of toMarkdown(diverging).split("\n")) {
    if (!line.startsWith("|")) head = 0;
    else if (head === 0) head = cells(line);
    else expect(cells(line), line).toBe(head);
  }
});

test.each([
  ["a`b", "``a`b``"],
  ["`", "`` ` ``"],
  ["a|b", "`a\\|b`"],
  ["a\\|b", "`a\\\\u007cb`"],
  ["a\nb", "`a\\nb`"],
  ["", ""],
  ["x".repeat(300), `\`${"x".repeat(200)}… (+100)\``],
])("%j as code", (text, markdown) => {
  expect(code(text)).toBe(markdown);
});

test("a sentence keeps its words", () => {
  expect(sentence("2 cases passed, 1 not run.")).toBe("2 cases passed, 1 not run.");
  expect(sentence("a_b* <c> @d #1")).toBe("a\\_b\\* &lt;c&gt; \\@&#8203;d \\#&#8203;1");
});

test("its length is bounded, so that an issue takes it, and the end says so", () => {
  const many = Array.from({ length: 5000 }, (_, at) => at + 1);
  const text = toMarkdown({
    ...diverging,
    divergences: many.map((id) => ({
      key: `code:${id}:${unsafeTexts.long}`,
      kind: "code",
      text: unsafeTexts.long,
      exchanges: many,
    })),
    undecided: many.map(() => ({ key: "httpStatus", why: unsafeTexts.long })),
    cases: many.map(
      (id) => ({ ...agreeing.cases[0], id: `${id}`, outcome: "failed", detail: unsafeTexts.long }) as never,
    ),
    exchanges: many.map((id) => exchange(id, "generated", refusal(420))),
  });
  expect(text.length).toBeLessThan(60_000);
  expect(text).toContain("4960 not shown here; all are in report.json.");
});
