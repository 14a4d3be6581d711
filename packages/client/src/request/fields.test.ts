import { operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { keys, uuid } from "../testing/calls.ts";
import { fieldsOf, shownPath } from "./fields.ts";

const operation = {
  ...operationOf("getSoccerResult"),
  path: "/x/{id}/{hand}",
  fields: ["hand", "id", "uuid", "limit"],
  parameters: ["id", "hand"],
};

test("of user, keys, uuid and own fields those are sent that the operation has, each in one place", () => {
  expect(fieldsOf(operation, keys, { uuid, hand: "left", foot: "right", limit: undefined })).toEqual({
    parameters: { id: keys.email, hand: "left" },
    body: { uuid },
  });
});

test("of a path all is shown but what is secret", () => {
  expect(shownPath(operation, { id: keys.email, hand: "left / right" })).toBe("/x/{id}/left%20%2F%20right");
});
