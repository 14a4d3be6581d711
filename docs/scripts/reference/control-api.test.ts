import { expect, test } from "vitest";
import english from "../../../packages/mock-server/generated/control.openapi.json" with { type: "json" };
import korean from "../../../packages/mock-server/generated/control.openapi.ko.json" with { type: "json" };
import { type ControlApi, controlPage } from "./control-api.ts";

const descriptions = { en: english as unknown as ControlApi, ko: korean as unknown as ControlApi };
const pages = { en: controlPage(descriptions.en, "en"), ko: controlPage(descriptions.ko, "ko") };

test("an operation has its method, path, parameters, body and answers", () => {
  expect(pages.en).toContain(`### Set the credits of an account

\`PATCH /__mock/accounts/{id}\`

`);
  expect(pages.en).toContain("| `timeoutMs` | query, integer (≥ 0, ≤ 60000, default `10000`) | How long");
  expect(pages.en).toContain(`**Body**: [\`AdvanceRequest\`](#advancerequest)

\`\`\`json
{"seconds":60}
\`\`\`

**Answers**

- \`200\`: The virtual clock. ([\`Clock\`](#clock))
- \`400\`, \`401\`, \`403\`, \`413\`: [Refusals](#refusals)
`);
});

test.each(["en", "ko"] as const)("every operation, object and refusal is on the page in %s", (language) => {
  const { paths, components } = descriptions[language];
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { operationId, summary }] of Object.entries(methods))
      expect(pages[language]).toContain(
        `<a id="operation-${operationId}"></a>\n\n### ${summary}\n\n\`${method.toUpperCase()} ${path}\`\n`,
      );
  for (const [name, { properties = {} }] of Object.entries(components.schemas)) {
    const section = pages[language].split(`\n### ${name}\n`)[1]?.split("\n### ")[0];
    for (const field of Object.keys(properties as object)) expect(section).toContain(`| \`${field}\` | `);
  }
  for (const { description = "" } of Object.values(components.responses))
    expect(pages[language]).toMatch(
      new RegExp(`^- \`\\d{3}\`: ${description.replace(/[.()]/g, "\\$&")}$`, "m"),
    );
});

test("a type tells its limits, its values and its objects", () => {
  expect(pages.en).toContain('| `times` | integer (≥ 1, ≤ 1000000) or `"always"` (default `1`) |');
  expect(pages.en).toContain("| `faults` | list of [`FaultRuleRequest`](#faultrulerequest), required |");
  expect(pages.en).toContain("| `uuid` | string (1–200 characters) |");
  expect(pages.en).toContain('| `scenario` | query, [`ScenarioName`](#scenarioname) or `"none"` | ');
  expect(pages.ko).toContain("| `successState` | `1` 또는 `true`, 필수 |");
});
