import { expect, test } from "vitest";
import { codeOf, errorOf, operationList, operationOf, pathOf } from "./index.ts";
import { routesOf } from "./routes.ts";

const submit = { path: "/api/x", method: "POST", parameters: [], secrets: ["Email"] } as const;
const read = {
  path: "/api/x.y/{id}/{uuid}",
  method: "GET",
  parameters: ["id", "uuid"],
  secrets: ["id"],
} as const;
const erase = { ...read, method: "POST" } as const;
const { match, shown } = routesOf([submit, read, erase]);

test("a path leads to its operations by method, and to the values of its parameters", () => {
  expect(match("/api/x")).toEqual({ operations: { POST: submit }, parameters: {} });
  expect(match("/api/x.y/a%40b.c/u-1")).toEqual({
    operations: { GET: read, POST: erase },
    parameters: { id: "a@b.c", uuid: "u-1" },
  });
  expect(match("/api/x.y/%zz/u-1")?.parameters.id).toBe("%zz");
});

test.each(["/api", "/api/x/", "/api/x.y/a", "/api/xzy/a/b", "/api/x.y/a/b/c", "/API/x"])(
  "%s is the path of no operation",
  (path) => expect(match(path)).toBeUndefined(),
);

test("a path is shown without what it says of a person", () => {
  expect(shown("/api/x.y/player@example.com/u-1")).toBe("/api/x.y/{id}/u-1");
  expect(shown("/api/x")).toBe("/api/x");
});

test("a path is filled with values that cannot change it", () => {
  expect(pathOf({ path: read.path }, { id: "a/b@c", uuid: "u" })).toBe("/api/x.y/a%2Fb%40c/u");
});

test("a code means what its operation says", () => {
  const other = { errors: { 411: "in-analysis" } } as const;
  expect(errorOf(operationOf("analyzeSoccer"), 411)).toMatchObject({
    name: "no-input-data",
    category: "input",
  });
  expect(errorOf(other, 411)).toMatchObject({ name: "in-analysis", category: "not-ready", retry: "later" });
  expect(errorOf(other, 412)).toBeUndefined();
  expect(codeOf(other, "in-analysis")).toBe(411);
  expect(codeOf(operationOf("analyzeSoccer"), "in-analysis")).toBeUndefined();
});

test("the table has the three operations of soccer, the submit first", () => {
  expect(
    operationList.map(({ id, slug, kind, user, file, secrets }) => ({ id, slug, kind, user, file, secrets })),
  ).toEqual([
    {
      id: "analyzeSoccer",
      slug: "analysis-soccer",
      kind: "submit",
      user: "Email",
      file: { field: "base64_video", encoding: "base64" },
      secrets: ["Email", "UserKey", "APIKey"],
    },
    {
      id: "getSoccerResult",
      slug: "analysis-soccer-result",
      kind: "read",
      user: "id",
      file: null,
      secrets: ["id"],
    },
    {
      id: "getSoccerScore",
      slug: "analysis-soccer-score",
      kind: "read",
      user: "id",
      file: null,
      secrets: ["id"],
    },
  ]);
});
