import { expect, test } from "vitest";
import table from "../../../packages/mock-server/generated/scenarios.json" with { type: "json" };
import { codesOf, withWaysAndTests } from "./error-codes.ts";

const chapter = `# Error codes

| Code | Meaning |
| --- | --- |
| \`550\` | processing error |

### 550 processing-error

- **Meaning**: processing error
- **From the mock**: \`Prefer: code=550\`
`;
const file = "packages/contract-tests/src/cases/some.ts";
const about = (title: string) => ({ title, facts: ["F20"], file });

test("a code has its place in the table, every way to get it from the mock, and the cases that are about it", () => {
  const cases = [about("processing-error is a typed error"), about("other-processing-error is one too")];
  expect(withWaysAndTests(chapter, table.scenarios, cases, "en")).toBe(`# Error codes

| Code | Meaning |
| --- | --- |
| [\`550\`](#550-processing-error) | processing error |

### 550 processing-error

- **Meaning**: processing error
- **From the mock**: scenario [\`processing-error\`](scenarios.md#processing-error)
  - header \`Prefer: example=processing-error\` or \`Prefer: code=550\`
  - a uuid that ends in \`-000000000550\`
  - \`POST /__mock/next\`, \`{"scenario":"processing-error"}\`
- **Proven by the contract tests**:
  - [\`cases/some.ts\`](../../../packages/contract-tests/src/cases/some.ts)
    - processing-error is a typed error
`);
});

test("a code that no case is about is an error", () => {
  const cases = [about("other-processing-error is a typed error")];
  expect(() => withWaysAndTests(chapter, table.scenarios, cases, "en")).toThrow("Error code 550");
});

test.each([
  ["a wrong APIKey is refused with 421, after one request", [421]],
  ["no height is no input data, or a protocol error", [411, 400]],
  ["other-processing-error (other processing error) is a typed error", [559]],
  ["a body of 4210 bytes is accepted", []],
])("%s is about %j", (title, codes) => {
  expect(codesOf(title)).toEqual(codes);
});
