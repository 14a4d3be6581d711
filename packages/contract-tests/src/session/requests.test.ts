import { type Operation, operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { onWire, wholeRequest } from "./requests.ts";
import { videoOf } from "./video.ts";

const keys = { email: "kim@secret.test", userKey: "u-1", apiKey: "k-1" };
const values = {
  keys,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  video: await videoOf(Uint8Array.of(1)),
  height: 170,
};
const call = async () => ({});
const soccer = operationOf("analyzeSoccer");

/** As the later pages have them: a read by its path, and a submit that hands in no file. */
const read: Operation = {
  ...operationOf("getSoccerResult"),
  method: "GET",
  path: "/api/x/{id}/{uuid}",
  parameters: ["id", "uuid"],
};
const withoutFile: Operation = {
  ...soccer,
  fields: ["id", "UserKey", "bucket_url", "uuid"],
  required: ["id", "bucket_url"],
  user: "id",
  file: null,
};

test("a whole request has the fields of the table, in its order, and what the case file adds", () => {
  const whole = wholeRequest(soccer, { call, fields: ({ height }) => ({ height: String(height) }) }, values);
  expect(whole).toEqual({
    Email: keys.email,
    UserKey: keys.userKey,
    APIKey: keys.apiKey,
    base64_video: "AQ==",
    height: "170",
    uuid: values.uuid,
  });
  expect(Object.keys(whole)).toEqual(soccer.fields);
});

test("a required field that neither the table nor the case file knows is a mistake of the case file", () => {
  expect(() => wholeRequest(soccer, { call }, values)).toThrow("do not say what height hold");
});

test("a submit without a file has the user under its own name and no file", () => {
  const whole = wholeRequest(withoutFile, { call, fields: () => ({ bucket_url: "s3://x" }) }, values);
  expect(whole).toEqual({ id: keys.email, UserKey: "u-1", bucket_url: "s3://x", uuid: values.uuid });
});

test("fields of the path are in the path, percent-encoded, and a GET has no body", () => {
  const whole = wholeRequest(read, { call }, values);
  expect(onWire(read, whole, undefined)).toEqual({
    path: `/api/x/kim%40secret.test/${values.uuid}`,
    body: "",
  });
  expect(onWire(read, whole, "{}").body).toBe("");
  expect(
    onWire({ ...read, method: "POST", parameters: ["id"], path: "/api/x/{id}" }, whole, undefined),
  ).toEqual({
    path: "/api/x/kim%40secret.test",
    body: JSON.stringify({ uuid: values.uuid }),
  });
});
