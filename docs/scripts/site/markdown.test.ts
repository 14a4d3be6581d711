import { expect, test } from "vitest";
import { createHighlight } from "./highlight.ts";
import { createRenderer, slug } from "./markdown.ts";

const highlight = await createHighlight();
const render = createRenderer(highlight.plugin, "Table");

test.each([
  ["422 not-enough-credits", "422-not-enough-credits"],
  ["A05 HTTP 상태 코드와 에러 코드", "a05-http-상태-코드와-에러-코드"],
  ["What is `wait_time`?", "what-is-wait_time"],
  ["크레딧 (credit)", "크레딧-credit"],
])("the heading %s has the anchor that GitHub gives it: %s", (heading, anchor) => {
  expect(slug(heading)).toBe(anchor);
});

test("a page has its title, its first paragraph and its sections apart", () => {
  const page = render(
    "# Title\n\n[English](a.md) · **한국어**\n\nFirst *words*.\n\n## Second `code`\n\n- one\n- two\n",
  );
  expect(page).toMatchObject({ title: "Title", titleId: "title", description: "First words." });
  expect(page.headings).toEqual([{ level: 2, id: "second-code", text: "Second code" }]);
  expect(page.sections).toEqual([
    { id: "title", heading: "Title", text: "First words." },
    { id: "second-code", heading: "Second code", text: "one two" },
  ]);
  expect(page.html).not.toContain("<h1");
});

test("headings of the same name have anchors of their own", () => {
  expect(render("# T\n\n## A\n\n## A\n").headings.map(({ id }) => id)).toEqual(["a", "a-1"]);
});

test("an anchor of the source is kept in its heading, once", () => {
  const { html } = render('# T\n\n<a id="a01"></a>\n\n### A01 Type\n\n<a id="f01"></a>\n\n### F01\n');
  expect(html).toContain('<h2 id="a01-type" tabindex="-1"><span id="a01"></span>A01 Type');
  expect(html.match(/id="f01"/g)).toHaveLength(1);
  expect(html).not.toContain("<p></p>");
});

test("no level of headings is left out", () => {
  const levels = (markdown: string) => render(markdown).headings.map(({ level }) => level);
  expect(levels("# T\n\n### A\n\n#### B\n\n### C\n")).toEqual([2, 3, 2]);
  expect(levels("# T\n\n## A\n\n### B\n")).toEqual([2, 3]);
});

test("code has colours for both themes, as classes", () => {
  const { html } = render("# T\n\n```ts\nconst a = 1;\n```\n");
  expect(html).toMatch(
    /<pre class="code"[^>]*><code class="language-ts"><span class="line"><span class="c\d+">const<\/span>/,
  );
  expect(html).not.toContain("style=");
  expect(highlight.css()).toMatch(/^\.c0\{.*light-dark\(#\w+, ?#\w+\)/);
});

test.each(["<script>alert(1)</script>", "text <img src=x>", "<style>a{}</style>"])(
  "a source with the HTML %s makes no page",
  (html) => {
    expect(() => render(`# T\n\n${html}\n`)).toThrow("HTML that no page may have");
  },
);

test("a source without a title, or in an unknown language of code, makes no page", () => {
  expect(() => render("No title.\n")).toThrow("it does not begin with a title");
  expect(() => render("# T\n\n```cobol\n.\n```\n")).toThrow("cobol");
});

test("the alignment of a column is a class and no style, which the policy of a page forbids", () => {
  const { html } = render("# T\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n");
  expect(html).toContain('<td class="right">2</td>');
  expect(html).not.toContain("style=");
});
