import { expect, test } from "vitest";
import { scenariosPage } from "./scenarios.ts";
import { editionOf } from "./words.ts";

test("a scenario is asked for by header, by uuid and by the control API", () => {
  const page = `${scenariosPage(editionOf("en"))}\n`;
  expect(page).toContain(`### latency

- **Meaning**: The answer comes later: after a number of ms, or of a range such as 500-2000.
- **Reaches the API**: yes, so an accepted request is charged
- **Value**: 0–600,000 ms, or a range (default 500-2000)
- **Header**: \`Prefer: example=latency\` or \`Prefer: fault=latency=500\`
- **uuid**: \`00000000-0000-4000-8000-fa0170000001\`
- **Control API**: \`POST /__mock/next\`, \`{"scenario":"latency","value":"500"}\`
`);
});
