import { openApiDocument, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { caseFacts, holes, tracePage, traces } from "./trace.ts";
import { editionOf } from "./words.ts";

const suite = `
test(
  \`code \${entry.code} is a typed error (F18)\`,
  async () => {},
);
test.runIf(python)("the page's sample works (F21)", async () => {});
`;
const file = "packages/contract-tests/src/some.test.ts";
const accepted = { title: "a new uuid is accepted", facts: ["F01", "F15"], file: "src/cases/some.ts" };
const table = traces(openApiDocument as never, [accepted], [{ file, source: suite }]);
const row = (fact: string) => table.find((trace) => trace.fact === fact);

test("the cases of an operation are in the file of its slug; an operation without any is an error", () => {
  const { title, facts } = accepted;
  const registry = Object.fromEntries(operationList.map(({ id }) => [id, { cases: [{ title, facts }] }]));
  expect(caseFacts(registry)).toEqual(
    operationList.map(({ slug }) => ({ title, facts, file: `packages/contract-tests/src/cases/${slug}.ts` })),
  );
  const { getSoccerResult: _, ...others } = registry;
  expect(() => caseFacts(others)).toThrow("registry.ts has no cases of getSoccerResult.");
});

test("a fact is traced from the spec to examples, scenarios and tests", () => {
  expect(row("F15")).toEqual({
    fact: "F15",
    page: "analysis-soccer",
    spec: [
      "#/paths/~1api~1analysis-soccer/post/responses/200",
      "#/components/schemas/AnalysisSoccerReceipt/properties/uuid",
    ],
    examples: ["accepted", "file-exists"],
    scenarios: ["accepted", "file-exists"],
    tests: [{ title: "a new uuid is accepted", file: "src/cases/some.ts" }],
  });
});

test("a field leads to the refusals that it can cause", () => {
  expect(row("F05")).toMatchObject({ examples: ["request"], scenarios: ["no-input-data", "wrong-api-key"] });
});

test("a field of a read leads to the refusals of its own operation", () => {
  expect(row("F103")).toMatchObject({
    page: "analysis-soccer-result",
    scenarios: [
      "file-does-not-exist",
      "required-data-missing",
      "analysis-failed",
      "no-result-file",
      "in-analysis",
    ],
  });
});

test("a test is found by the facts in its title", () => {
  expect(row("F18")?.tests).toEqual([{ title: "code … is a typed error (F18)", file }]);
  expect(row("F21")?.tests).toEqual([{ title: "the page's sample works (F21)", file }]);
});

test("an empty column is a hole, whichever it is", () => {
  expect(holes(table)).toContain("F20 has nothing in the column tests.");
  expect(holes(table).join()).not.toContain("F15");
  const empty = table.map((trace) => ({ ...trace, scenarios: [] }));
  expect(holes(empty)).toContain("F15 has nothing in the column scenarios.");
});

test("a place that no example shows leaves its columns empty", () => {
  const bare = { ...openApiDocument, components: { schemas: {}, responses: {} }, paths: {} };
  expect(holes(traces(bare as never, [], []))).toContain("F15 has nothing in the column examples.");
});

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
