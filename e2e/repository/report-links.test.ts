import { existsSync, readFileSync } from "node:fs";
import { operationList, profileKeys } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { docsOf, docsOfReading } from "../../packages/contract-tests/src/checks/divergences/docs.ts";
import type { Found } from "../../packages/contract-tests/src/checks/divergences/found.ts";
import { possibleKeys } from "../../packages/contract-tests/src/checks/divergences/keys.ts";
import { casesOf } from "../../packages/contract-tests/src/run/run-cases.ts";

const site = new URL("../../docs/site/", import.meta.url);
const cases = casesOf({ seed: 0, generated: 1 }).map(({ id }) => id);

/** All that a divergence can link to. */
const links = new Set(
  [...possibleKeys(cases), ...operationList.map(({ slug }) => `code:${slug}:599`)].flatMap((key) => {
    const [kind = "", slug = "", ...place] = key.split(":");
    if (kind === "profile") return docsOfReading(slug) ?? [];
    const found = { kind: kind as Found["kind"], place: key === "http-status" ? key : place.join(":") };
    return docsOf(found, { operation: operationList.some((one) => one.slug === slug) ? slug : "" }) ?? [];
  }),
);

test("every place in the docs that a divergence names is there, in both languages", () => {
  expect(links.size).toBeGreaterThan(Object.keys(profileKeys).length);
  for (const link of links) {
    const [page = "", anchor] = link.split("#");
    for (const path of [page, page.replace(/^en/, "ko")]) {
      expect(existsSync(new URL(path, site)), path).toBe(true);
      expect(readFileSync(new URL(path, site), "utf8"), link).toContain(` id="${anchor}"`);
    }
  }
});

test("each field of an answer, each code and each key of a profile has its place", () => {
  const soccer = { operation: "analysis-soccer" };
  expect(docsOf({ kind: "schema", place: "/wait_time" }, soccer)).toBe("en/fields.html#receipt-wait_time");
  expect(docsOf({ kind: "schema", place: "/status" }, soccer)).toBe("en/fields.html#refusal-status");
  expect(docsOf({ kind: "code", place: "599" }, soccer)).toBe("en/error-codes.html#post-apianalysis-soccer");
  expect(docsOfReading("httpStatus")).toBe("en/ambiguities.html#a05");
});
