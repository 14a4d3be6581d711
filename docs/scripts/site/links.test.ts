import { expect, test } from "vitest";
import { relink } from "./links.ts";

const guide = { source: "docs/guides/mock.ko.md", language: "ko", format: "html" } as const;
const table = { source: "docs/reference/en/scenarios.md", language: "en", format: "md" } as const;

test.each([
  ["[a](../reference/ko/scenarios.md)", "[a](scenarios.html)"],
  ["[a](../reference/ko/ambiguities.md#a01)", "[a](ambiguities.html#a01)"],
  ["[English](mock.md)", "[English](../en/mock.html)"],
  ["[`a`](contract.ko.md#b) and [c](client.ko.md)", "[`a`](contract.html#b) and [c](client.html)"],
  ["[a](#b)", "[a](#b)"],
  ["[a](https://example.com/b.md)", "[a](https://example.com/b.md)"],
  ["[a](../../CHANGELOG.ko.md)", "[a](changelog.html)"],
])("%s leads to a page of the site: %s", (markdown, expected) => {
  expect(relink(markdown, guide)).toBe(expected);
});

test("in the Markdown twin a link leads to a twin", () => {
  expect(relink("[a](error-codes.md#400-protocol-error)", table)).toBe(
    "[a](error-codes.md#400-protocol-error)",
  );
});

test.each([
  ["[a](../../packages/mock-server/README.md#b)", "[a](readme-mock-server.html#b)"],
  ["[a](../../packages/client)", "[a](readme-client.html)"],
])("%s leads to the README's own page, in the edition of the reader: %s", (markdown, expected) => {
  expect(relink(markdown, guide)).toBe(expected);
  expect(relink(markdown, { ...guide, source: "docs/guides/mock.md", language: "en" })).toBe(expected);
});

test("a text that is in English alone leads to the pages of the edition that it is in", () => {
  const readme = { source: "packages/client/README.md", format: "html" } as const;
  const markdown =
    "[a](../../docs/guides/client.md), [b](../mock-server), [c](../../docs/reference/en/facts.md#f01)";
  const expected = "[a](client.html), [b](readme-mock-server.html), [c](facts.html#f01)";
  expect(relink(markdown, { ...readme, language: "ko" })).toBe(expected);
  expect(relink(markdown, { ...readme, language: "en" })).toBe(expected);
});

test("pictures and data lead to the site's own copies", () => {
  expect(relink("[a](../../traceability.json)", table)).toBe("[a](../assets/traceability.json)");
  expect(relink("![a](../images/dashboard-en.png)", guide)).toBe("![a](../assets/dashboard-en.png)");
});

test("a file that is no page leads to the repository, where that is known", () => {
  const markdown = "[a](../architecture.md#words), [b](../../openapi/)";
  expect(relink(markdown, { ...guide, repository: "https://git.test/o/n/" })).toBe(
    "[a](https://git.test/o/n/blob/HEAD/docs/architecture.md#words), [b](https://git.test/o/n/tree/HEAD/openapi)",
  );
  expect(relink(markdown, guide)).toBe("a, b");
});

test.each(["nothing.md", "../../../outside.md", "../reference/ko/nothing.md#a"])(
  "a link to %s fails the build, with its file and itself",
  (href) => {
    expect(() => relink(`[a](${href})`, guide)).toThrow(
      `docs/guides/mock.ko.md: the link ${href} leads nowhere.`,
    );
  },
);

test("what looks like a link in code is none", () => {
  const code = "```ts\nconst a = b[c](d.md);\n```\n\n`[a](b.md)`";
  expect(relink(code, guide)).toBe(code);
});
