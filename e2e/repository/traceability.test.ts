import { readFile } from "node:fs/promises";
import { createMock } from "@remo-kit/mock-server";
import { describedOperation, type Operation, openApiDocument, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";

type Trace = { readonly fact: string; readonly page: string; readonly scenarios: readonly string[] };
const text = await readFile(new URL("../../docs/site/assets/traceability.json", import.meta.url), "utf8");
const { facts } = JSON.parse(text) as { facts: Trace[] };
const named = [
  ...new Map(
    facts.flatMap(({ page, scenarios }) =>
      scenarios.map((scenario) => [`${page} ${scenario}`, { page, scenario }]),
    ),
  ).values(),
];

/** The documented request of an operation, as the demo account sends it. */
function requestOf(slug: string): { readonly operation: Operation; readonly body: string } {
  const operation = operationList.find((one) => one.slug === slug) as Operation;
  const example =
    describedOperation(operation).requestBody?.content["application/json"]?.examples.request?.value;
  return { operation, body: JSON.stringify(example) };
}

/** Puts a mock in a scenario, and gives the one that it says it is in. */
async function played(slug: string, scenario: string): Promise<string | null> {
  const mock = createMock();
  const { operation, body } = requestOf(slug);
  const post = (headers: Record<string, string>) =>
    mock.fetch(`http://mock.test${operation.path}`, {
      method: operation.method,
      body,
      headers: { "content-type": "application/json", ...headers },
    });
  if (scenario !== "file-exists") {
    const forced = await post({ prefer: `example=${scenario}` });
    return forced.headers.get("x-remo-mock-scenario");
  }
  await post({});
  return (await post({})).headers.get("x-remo-mock-scenario");
}

test.each(named)(
  "the mock answers $scenario to $page, which the traceability table names",
  async ({ page, scenario }) => {
    expect(await played(page, scenario)).toBe(scenario);
  },
);

test("the traceability table names every example of an answer as a scenario", () => {
  const operations = Object.values(openApiDocument.paths).flatMap((methods) => Object.values(methods));
  const accepted = operations.flatMap(({ responses }) =>
    Object.values(responses["200"]?.content ?? {}).flatMap(({ examples }) => Object.keys(examples)),
  );
  expect(named.map(({ scenario }) => scenario)).toEqual(
    expect.arrayContaining(
      [...accepted, ...Object.keys(openApiDocument.components.responses)].filter(
        (name) => name !== "other-refusal",
      ),
    ),
  );
});
