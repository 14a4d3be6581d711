import { expect, test } from "vitest";
import { type Description, operationsOf, withLinksToPages } from "./described.ts";
import { operationEntries } from "./search-index.ts";

const description: Description = {
  info: { title: "T", description: "All." },
  paths: {
    "/a/{id}": {
      post: {
        operationId: "doIt",
        tags: ["Some things"],
        summary: "Do it",
        parameters: [{ name: "x-header", description: "Which one." }],
        responses: { "200": { description: "Done." }, "400": { $ref: "#/components/responses/Wrong" } },
      },
    },
  },
  components: { responses: { Wrong: { description: "Wrong input." } } },
};

test("an operation has the address that Redoc gives it", () => {
  expect(operationsOf(description)).toMatchObject([
    { request: "POST /a/{id}", address: "/some-things/doit" },
  ]);
});

test("the control API leads to its page, as a whole and by operation, also where nothing is said of one", () => {
  const linked = withLinksToPages(description, "control", "en");
  expect(linked.info.description).toMatch(/^\[.+\]\(control-api\.html\)\n\nAll\.$/);
  expect(linked.paths["/a/{id}"]?.post?.description).toMatch(/^\[.+\]\(control-api\.html#operation-doIt\)$/);
  expect(description.info.description).toBe("All.");
});

test("an operation is found by its path, its parameters and its answers", () => {
  expect(operationEntries(description, "API", (markdown) => markdown.replaceAll("\n\n", " "))).toEqual([
    [
      ...["reference", "API", "/some-things/doit", "Do it"],
      "POST /a/{id} x-header Which one. 200 Done. 400 Wrong input.",
    ],
  ]);
});
