import { readFile } from "node:fs/promises";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";

type Trace = { readonly fact: string; readonly scenarios: readonly string[] };
const text = await readFile(new URL("../../../../docs/traceability.json", import.meta.url), "utf8");
const { facts } = JSON.parse(text) as { facts: Trace[] };
const named = [...new Set(facts.flatMap(({ scenarios }) => scenarios))];

const request = {
  Email: demoAccount.email,
  UserKey: demoAccount.userKey,
  APIKey: demoAccount.apiKey,
  base64_video: "AAAA",
  height: "170",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
};

/** Puts a mock in a scenario, and gives the one that it says it is in. */
async function played(scenario: string): Promise<string | null> {
  const mock = createMock();
  const post = (headers: Record<string, string>) =>
    mock.fetch("http://mock.test/api/analysis-soccer", {
      method: "POST",
      body: JSON.stringify(request),
      headers: { "content-type": "application/json", ...headers },
    });
  if (scenario !== "file-exists") {
    const forced = await post({ prefer: `example=${scenario}` });
    return forced.headers.get("x-remo-mock-scenario");
  }
  await post({});
  return (await post({})).headers.get("x-remo-mock-scenario");
}

test.each(named)("the mock plays %s, which the traceability table names", async (scenario) => {
  expect(await played(scenario)).toBe(scenario);
});

test("the traceability table names every example of an answer as a scenario", () => {
  const operations = Object.values(openApiDocument.paths).flatMap((methods) => Object.values(methods));
  const accepted = operations.flatMap(({ responses }) =>
    Object.values(responses["200"]?.content ?? {}).flatMap(({ examples }) => Object.keys(examples)),
  );
  expect(named).toEqual(
    expect.arrayContaining(
      [...accepted, ...Object.keys(openApiDocument.components.responses)].filter(
        (name) => name !== "other-refusal",
      ),
    ),
  );
});
