import { openApiDocument } from "@remo-kit/openapi";
import korean from "@remo-kit/openapi/openapi.ko.json" with { type: "json" };
import { expect, test } from "vitest";
import { fieldsPage } from "./fields.ts";
import { editionOf } from "./words.ts";

const pages = {
  en: fieldsPage(openApiDocument, editionOf("en")),
  ko: fieldsPage(korean as never, editionOf("ko")),
};

test("a field has its description, its name in the client, its codes, and where it comes from", () => {
  expect(pages.en).toContain(`### APIKey {#apikey}

The API key that was issued to the user.

- **In the client**: \`apiKey\`, an option of \`createRemoClient\`
- **Error codes that concern it**: [411 no input data](error-codes.md#411-no-input-data), [421 wrong APIKey](error-codes.md#421-wrong-api-key)

Documented as: F05
`);
});

test("the tables tell type, unit and example", () => {
  expect(pages.en).toContain('| [`height`](#height) | string | yes | cm | `"170"` | `height` |');
  expect(pages.ko).toContain(
    "| [`wait_time`](#receipt-wait_time) | integer (≥ 0) | 예 | 초 | `11` | `waitTime` |",
  );
  expect(pages.en).toContain("| [`status`](#refusal-status) | integer (≥ 300) | yes |  | `413` | `code` |");
});

test.each(["en", "ko"] as const)(
  "each row of the tables in %s leads to its field, which is there",
  (language) => {
    const page = pages[language];
    const links = [...page.matchAll(/^\| \[`\w+`\]\(#(.+?)\)/gm)].map(([, anchor = ""]) => anchor);
    expect(links).toHaveLength(16 + 2 * 11);
    for (const anchor of links)
      expect(page).toContain(` {#${anchor}}
`);
  },
);

test("a field that the client names otherwise says so, and any other has the name of the page", () => {
  expect(pages.en).toContain("- **In the client**: `email`, an option of `createRemoClient`");
  expect(pages.en).toContain("- **In the client**: `uuid`, what `getSoccerResult()` is called with");
  expect(pages.en).toContain("- **In the client**: `stepping_knee_x`, of what `getSoccerResult()` gives");
});

test("a code that its operation does not have is an error", () => {
  const document = structuredClone(openApiDocument);
  const request = document.components.schemas.AnalysisSoccerRequest as {
    readonly properties: { height: object };
  };
  Object.assign(request.properties.height, { "x-error-codes": [534] });
  expect(() => fieldsPage(document, editionOf("en"))).toThrow(
    "names the error code 534, which its operation does not have",
  );
});

test("a field in the path is a field of the request", () => {
  const document = structuredClone(openApiDocument);
  const post = document.paths["/api/analysis-soccer-result"]?.post as object;
  const id = {
    name: "id",
    in: "path",
    description: "Who.",
    schema: { type: "string" },
    example: "a@example.com",
  };
  Object.assign(post, { parameters: [id], requestBody: undefined });
  expect(fieldsPage(document, editionOf("en"))).toContain(
    '| [`id`](#analysis-soccer-result-id) | string | yes |  | `"a@example.com"` | `id` |',
  );
});
