import { expect, test } from "vitest";
import { filledIn, typesIn } from "./examples.ts";

test("an example keeps its fields and their order: what is not among them is not answered", () => {
  const filled = filledIn(
    { state: 1, uuid: "u", file_exist: true },
    { file_exist: false, uuid: "v", wait_time: 3 },
  );
  expect(JSON.stringify(filled)).toBe('{"state":1,"uuid":"v","file_exist":false}');
});

test("a field has the types of its schema in JSON, where a number may be whole; text where that says none", () => {
  const types = [["integer", "null"], "boolean", "string", undefined];
  const properties = Object.fromEntries(types.map((type, at) => [at, { type }]));
  const found = [0, 1, 2, 3, 4].map((field) => typesIn({ properties }, String(field)));
  expect(found).toEqual(["number,null", "boolean", "string", "string", "string"]);
});
