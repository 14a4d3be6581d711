import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import control from "../../../packages/mock-server/generated/control.openapi.json" with { type: "json" };
import { type Entry, search } from "./browser/search.ts";
import { languages } from "./map.ts";
import { text } from "./testing/built.ts";

const codes = operationList.flatMap(({ errors }) =>
  Object.entries(errors).map(([code, name]) => ({ code, name })),
);

test.each(languages)(
  "the reference in %s leads to the page of each error code, fact and open question",
  (language) => {
    const reference = text(`${language}/reference.html`);
    for (const { code, name } of codes) expect(reference).toContain(`(error-codes.html#${code}-${name})`);
    for (const link of ["facts.html#f01", "facts.html#f101", "ambiguities.html#a26", "evidence.html#e20"])
      expect(reference).toContain(`](${link})`);
    expect(reference).not.toContain("x-traitTag");
  },
);

test.each(languages)("the page of the control API in %s and its Redoc lead to each other", (language) => {
  const page = text(`${language}/control-api.html`);
  const reference = text(`${language}/control.html`);
  expect(page).toContain('<a href="control.html">');
  for (const [path, methods] of Object.entries(control.paths))
    for (const [method, { operationId, tags }] of Object.entries(methods)) {
      expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
      expect(page).toContain(`"control.html#/${tags[0]}/${operationId.toLowerCase()}"`);
      expect(page).toContain(`<span id="operation-${operationId}">`);
      expect(reference).toContain(`(control-api.html#operation-${operationId})`);
    }
});

test("each code in the table of error codes leads to its section", () => {
  for (const language of languages)
    for (const { code, name } of codes) {
      expect(text(`${language}/error-codes.html`)).toContain(`<td><a href="#${code}-${name}"><code>${code}<`);
      expect(text(`${language}/error-codes.md`)).toContain(`| [\`${code}\`](#${code}-${name}) |`);
    }
});

test.each([
  ["ko", "크레딧", "error-codes"],
  ["ko", "영상", "fields"],
  ["ko", "크레딧 부족", "error-codes"],
  ["en", "not enough credits", "error-codes"],
  ["en", "X-Remo-Mock-Seed", "readme-mock-server"],
  ["ko", "x-remo-mock-seed", "readme-mock-server"],
  ["en", "advance clock", "control-api"],
  ["ko", "시계 advance", "control-api"],
  ["en", "Request the analysis of a soccer video", "reference"],
  ["ko", "/api/analysis-soccer 접수", "reference"],
])("the search in %s finds %s", (language, query, page) => {
  const entries: Entry[] = JSON.parse(text(`assets/search-${language}.js`).replace(/^[^=]+=|;\s*$/g, ""));
  const hits = search(entries, query);
  expect(hits.map(({ entry }) => entry[0])).toContain(page);
  for (const { entry } of hits)
    if (entry[2] && entry[0] !== "reference")
      expect(text(`${language}/${entry[0]}.html`)).toContain(` id="${entry[2]}"`);
});
