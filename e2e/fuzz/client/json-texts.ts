// JSON of answers: almost the API's.

import { spellings } from "@remo-kit/common/testing/secrets";
import fc from "fast-check";
import { keys, uuid, video } from "./call.ts";

/** What a careless server repeats, in a spelling of its own. */
const secrets = [
  ...Object.values(keys),
  Buffer.from(video).toString("base64").slice(900, 1100),
  JSON.stringify(keys),
];
export const echo = fc
  .tuple(fc.constantFrom(...secrets), fc.constantFrom(...Object.values(spellings)))
  .map(([secret, spell]) => spell(secret));

const strings = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }).map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: echo.map((text) => JSON.stringify(text)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"\\ud83d"',
      '"\\u0000"',
      '"\\u202e\u2028"',
      '"\ufeff"',
      '"동영상"',
      `"${"a".repeat(5000)}"`,
    ),
  },
);
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    ...[
      "1e999",
      "-1e999",
      "1e-999",
      "-0",
      "1.5",
      "9007199254740993",
      "9".repeat(400),
      "8640000000001",
      "1E3",
    ],
  ),
);
const deep = fc
  .tuple(fc.constantFrom(["[", "]", "1"], ['{"a":', "}", "1"]), fc.constantFrom(1, 3, 1000, 20_000))
  .map(([[open = "", close = "", inner = ""], depth]) => open.repeat(depth) + inner + close.repeat(depth));
const notJson = fc.constantFrom(
  "True",
  "None",
  "NaN",
  "undefined",
  "'a'",
  "0x1",
  "+1",
  ".5",
  '"\\x41"',
  "/**/1",
  "",
);
export const odd = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "null",
      "true",
      "false",
      "0",
      "1",
      "2",
      "-1",
      '"0"',
      '"1"',
      '""',
      "[]",
      "{}",
      `["${uuid}"]`,
      "[421]",
      '{"impact":1.5}',
      '{"toString":1,"valueOf":1}',
    ),
  },
  { weight: 4, arbitrary: fc.oneof(numbers, strings) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: notJson },
);

type Members = readonly (readonly [name: string, value: string])[];
const success: Members = Object.entries({
  state: "1",
  wait_time: "11",
  file_exist: "false",
  uuid: `"${uuid}"`,
  message: '"success"',
  credit: "4",
});
const result: Members = [["kick_right_hip_x", '{"impact":185.9}']];
const refusal = fc
  .tuple(
    fc.constantFrom("0", "false", "2", '"0"', "null"),
    fc.constantFrom(400, 412, 420, 421, 422, 550, 599, 200, 999, 1e5),
    strings,
  )
  .map(
    ([state, code, message]): Members => [
      ["state", state],
      ["status", `${code}`],
      ["message", message],
      ["credit", "96"],
    ],
  );

const name = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "state",
      "status",
      "status_code",
      "wait_time",
      "file_exist",
      "uuid",
      "message",
      "credit",
      "kick_right_hip_x",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "toJSON", "then", "length", ""),
  },
);
/** A member is put in, so that it may come twice, or takes the place of another. */
const change = fc.tuple(name, odd, fc.nat(8), fc.nat(1));
export const object = fc
  .tuple(
    fc.oneof(fc.constant(success), fc.constant(success), fc.constant(result), refusal),
    fc.oneof(fc.constant([]), fc.array(change, { maxLength: 3 })),
  )
  .map(([members, changes]) => {
    const all = [...members];
    for (const [key, value, at, instead] of changes) all.splice(at, instead, [key, value]);
    return `{${all.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
  });
