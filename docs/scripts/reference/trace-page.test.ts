import { expect, test } from "vitest";
import { tracePage } from "./trace-page.ts";
import { editionOf } from "./words.ts";

const trace = {
  fact: "F18",
  page: "analysis-soccer",
  spec: ["#/components/responses/protocol-error"],
  examples: ["protocol-error"],
  scenarios: ["protocol-error"],
  tests: [
    { title: "one", file: "packages/contract-tests/src/cases/some.ts" },
    { title: "two", file: "packages/contract-tests/src/other.test.ts" },
    { title: "three", file: "packages/contract-tests/src/cases/some.ts" },
  ],
};

test("a fact has its text, and lists of where it is carried, tests by file", () => {
  const page = tracePage([trace], editionOf("en"));
  expect(page).toContain("## analysis-soccer\n");
  expect(page).toContain(
    "| [F18](#f18) | The code table, input data problems: 400 protocol error, 411 no input data,",
  );
  expect(`${page}\n`).toContain(`- **In the spec**:
  - \`#/components/responses/protocol-error\`
- **Examples**: \`protocol-error\`
- **Scenarios of the mock**: [\`protocol-error\`](scenarios.md#protocol-error)
- **Proven by the contract tests**:
  - [\`cases/some.ts\`](../../packages/contract-tests/src/cases/some.ts)
    - one
    - three
  - [\`other.test.ts\`](../../packages/contract-tests/src/other.test.ts)
    - two
`);
});

test("the same in Korean says the fact in Korean", () => {
  expect(tracePage([trace], editionOf("ko"))).toMatch(/\| \[F18\]\(#f18\) \| 에러 코드 표의 .+ \| 3 \|/);
});
