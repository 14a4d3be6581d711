import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import table from "../../../packages/mock-server/generated/scenarios.json" with { type: "json" };
import { scenarioPage } from "./scenarios.ts";

const { scenarios } = table;

const read = (path: string) => readFile(new URL(`../../reference/${path}`, import.meta.url), "utf8");

test.each(["en", "ko"] as const)(
  "the page of scenarios in %s leads nowhere else than to what is there",
  async (language) => {
    const page = scenarioPage(scenarios, language);
    const codes = await read(`${language}/error-codes.md`);
    const anchors = [...page.matchAll(/error-codes\.md#(\S+?)\)/g)].map(([, anchor = ""]) => anchor);
    expect(anchors).toHaveLength(
      scenarios.filter(({ category, code }) => code && category !== "success").length,
    );
    for (const anchor of anchors) expect(codes).toContain(`\n### ${anchor.replace("-", " ")}\n`);
    for (const { name } of scenarios) expect(page).toContain(`\n### ${name}\n`);
  },
);

test("a scenario is asked for by header, by uuid and by the control API", () => {
  const page = scenarioPage(scenarios, "en");
  expect(page).toContain(`### latency

- **Meaning**: The answer comes later: after a number of ms, or of a range such as 500-2000.
- **Reaches the API**: yes, so an accepted request is charged
- **Value**: 0–600,000 ms, or a range (default 500-2000)
- **Header**: \`Prefer: example=latency\` or \`Prefer: fault=latency=500\`
- **uuid**: \`00000000-0000-4000-8000-fa0170000001\`
- **Control API**: \`POST /__mock/next\`, \`{"scenario":"latency","value":"500"}\`
`);
});
