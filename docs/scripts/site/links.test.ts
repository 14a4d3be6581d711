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

test("a README leads to the guide that has its place, except from that guide", () => {
  const markdown = "[a](../../packages/mock-server/README.md#b)";
  expect(relink(markdown, { ...guide, source: "docs/guides/client.ko.md" })).toBe("[a](mock.html)");
  expect(relink(markdown, guide)).toBe("a");
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
