import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { codesOf, errorCodesPage } from "./error-codes.ts";
import { editionOf } from "./words.ts";

/** A case of each code, in the file of each operation. */
const cases = operationList.flatMap(({ slug, errors }) =>
  Object.keys(errors).map((code) => ({
    title: `${code} is a typed error`,
    facts: ["F20"],
    file: `packages/contract-tests/src/cases/${slug}.ts`,
  })),
);

test("a code has its place in the table of its operation, every way to get it from the mock, and the cases that are about it", () => {
  const page = errorCodesPage(cases, editionOf("en"));
  expect(page).toContain(`## POST /api/analysis-soccer

[In the interactive reference](/en/reference.html#/other/analyzesoccer)

| Code | Name | Meaning | Registered in HTTP as | Category | Sending it again | Credits used |
`);
  expect(page).toContain(
    "| [`550`](#550-processing-error) | `processing-error` | processing error | not assigned | a process error | may succeed later | unknown, the page does not say |\n",
  );
  expect(page).toContain(`### 550 processing-error

- **Operations**: \`analysis-soccer\`
- **Meaning**: processing error (F20)
`);
  expect(page).toContain(`- **From the mock**:
  - scenario [\`processing-error\`](scenarios.md#processing-error)
  - header \`Prefer: example=processing-error\` or \`Prefer: code=550\`
  - a uuid that ends in \`-000000000550\`
  - \`POST /__mock/next\`, \`{"scenario":"processing-error"}\`
- **Proven by the contract tests**:
  - [\`cases/analysis-soccer.ts\`](../../packages/contract-tests/src/cases/analysis-soccer.ts)
    - 550 is a typed error
`);
});

test("a code that HTTP registers says what a gateway means by it", () => {
  expect(errorCodesPage(cases, editionOf("en"))).toContain(
    "- **Registered in HTTP as**: Length Required. This is what a gateway or a proxy means by it. A proxy answers so",
  );
});

test("a number has a section for each of its meanings", () => {
  const page = errorCodesPage(cases, editionOf("ko"));
  expect(page).toContain("\n### 413 front-image-decoding-error\n");
  expect(page).toContain("\n### 413 required-data-missing\n");
});

test("a code that no case is about is an error", () => {
  const others = cases.filter(({ title }) => !title.startsWith("550"));
  expect(() => errorCodesPage(others, editionOf("en"))).toThrow("Error code 550");
});

test.each([
  ["a wrong APIKey is refused with 421, after one request", [421]],
  ["no height is no input data, or a protocol error", [411, 400]],
  ["other-processing-error (other processing error) is a typed error", [559]],
  ["a body of 4210 bytes is accepted", []],
])("%s is about %j", (title, codes) => {
  expect(codesOf(title)).toEqual(codes);
});
