import { ambiguities, evidence, facts } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { recordPages } from "./record.ts";

const pages = { en: new Map(recordPages("en")), ko: new Map(recordPages("ko")) };

test.each(["en", "ko"] as const)(
  "each row of the record has its entry, and its id as anchor, in %s",
  (language) => {
    const rows = { facts, ambiguities, evidence };
    for (const [name, list] of Object.entries(rows)) {
      const page = pages[language].get(`${name}.md`) ?? "";
      for (const id of Object.keys(list))
        expect(page).toContain(`<a id="${id.toLowerCase()}"></a>\n\n### ${id}`);
    }
  },
);

test("facts stand under the page that says them", () => {
  const [, first, second] = (pages.en.get("facts.md") ?? "").split(/^## /m);
  expect(first).toMatch(/^analysis-soccer\n[\s\S]*### F01\n/);
  expect(second).toMatch(/^analysis-soccer-result\n[\s\S]*### F101\n/);
});

test("an open question says its readings with what supports them, and what this kit does", () => {
  expect(pages.en.get("ambiguities.md")).toContain(`### A01 Type of state

**Which type does \`state\` have?**

Readings:

- An int: 1 on success, 0 on failure. ([F09](facts.md#f09), [F15](facts.md#f15))
`);
  expect(pages.en.get("ambiguities.md")).toContain(
    '| `1` | A success has `"state": 1`. ([F09](facts.md#f09)',
  );
  expect(pages.en.get("profiles.md")).toContain(
    '| `statusKey` | `"status"` | `"status"` | [A02](ambiguities.md#a02): ',
  );
  expect(pages.ko.get("evidence.md")).toContain("공개 애플리케이션의 운영 기록, 2026-08-26");
});
