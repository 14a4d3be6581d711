// Holds the names that the page of fields has for the client to what the client sends and gives.

import { readFile } from "node:fs/promises";
import { createRemoClient } from "@remo-kit/client";
import { createMock } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const page = await readFile(new URL("../../docs/site/en/fields.md", import.meta.url), "utf8");

/** Field of the API → name in the client, as a table of the page has them. */
function namesIn(heading: string): [field: string, name: string][] {
  const [, section = ""] = page.split(new RegExp(`^## ${heading}.*$`, "m"));
  const [table = ""] = section.split(/^### /m);
  const rows = [...table.matchAll(/^\| \[`(\w+)`\].*\| (?:`(\w+)`)? *\|$/gm)];
  return rows.flatMap(([, field = "", name]) => (name ? [[field, name]] : []));
}

const account = { email: "a@example.com", userKey: "user-key-of-a", apiKey: "api-key-of-a" };
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const given: { readonly [name: string]: unknown } = {
  ...account,
  video: "AAAA",
  height: "170",
  uuid,
};

/** A call whose request and answer are kept as they went over the wire. */
function call() {
  const mock = createMock({ accounts: [{ ...account, credits: 4 }] });
  const wire: { sent?: object; received?: { readonly [field: string]: unknown } } = {};
  const remo = createRemoClient({
    ...account,
    async fetch(request) {
      wire.sent = (await request.clone().json()) as object;
      const response = await mock.fetch(request);
      wire.received = (await response.clone().json()) as NonNullable<typeof wire.received>;
      return response;
    },
  });
  const analyze = () => remo.analyzeSoccer.safe({ video: { base64: "AAAA" }, height: "170", uuid });
  return { wire, analyze };
}

test("the fields of a request carry what the client is given under the names of the page", async () => {
  const { wire, analyze } = call();
  await analyze();
  const names = namesIn("Request");
  expect(names).toHaveLength(6);
  expect(wire.sent).toEqual(Object.fromEntries(names.map(([field, name]) => [field, given[name]])));
});

test("the fields of a receipt are the client's, under the names of the page", async () => {
  const { wire, analyze } = call();
  const result = await analyze();
  const receipt = result.ok ? (result.receipt as object as typeof given) : {};
  const { state, ...received } = wire.received ?? {};
  expect(Object.fromEntries(namesIn("Receipt").map(([field, name]) => [field, receipt[name]]))).toEqual(
    received,
  );
});

test("the fields of a refusal are those of the client's error, under the names of the page", async () => {
  const { wire, analyze } = call();
  await analyze();
  const result = await analyze();
  const error = result.ok ? {} : (result.error as object as typeof given);
  const { state, ...received } = wire.received ?? {};
  expect(received.status).toBe(422);
  expect(Object.fromEntries(namesIn("Refusal").map(([field, name]) => [field, error[name]]))).toEqual(
    received,
  );
});
