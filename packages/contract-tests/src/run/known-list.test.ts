import { expect, test } from "vitest";
import { parseKnown } from "./known-list.ts";

const entry = {
  key: "schema:analysis-soccer:/wait_time",
  owner: "platform",
  reason: "ticket 4711",
  expires: "2026-09-30",
};

test("a list is read with all that it says", () => {
  expect(parseKnown([entry])).toEqual([entry]);
  expect(parseKnown([])).toEqual([]);
  expect(parseKnown([{ ...entry, expires: "2028-02-29" }])).toHaveLength(1);
});

test.each([
  [{}, "must be a JSON array of { key, owner, reason, expires }; received an object."],
  [null, "must be a JSON array of { key, owner, reason, expires }; received null."],
  [[entry, "x"], '`[1]` must be an object; received "x".'],
  [[entry, []], "`[1]` must be an object"],
  [[{ ...entry, owner: undefined }], "`[0].owner` must be a text; received nothing."],
  [[{ key: entry.key }], "`[0].owner` is missing; received nothing."],
  [[{ ...entry, reason: "  " }], '`[0].reason` must be a text that is not empty; received "  ".'],
  [[{ ...entry, key: 7 }], "`[0].key` must be a text; received 7."],
  [
    [{ ...entry, expires: "2026-9-30" }],
    '`[0].expires` must be a day that there is, YYYY-MM-DD; received "2026-9-30".',
  ],
  [[{ ...entry, expires: "2026-02-30" }], "`[0].expires` must be a day that there is"],
  [[{ ...entry, until: "later" }], "`[0].until` is none of key, owner, reason, expires"],
  [[entry, { ...entry, owner: "another" }], "`[1]` has the `key` of an entry before it; received an object."],
])("a list that cannot be used says why: %j", (value, message) => {
  expect(() => parseKnown(value)).toThrow(TypeError);
  expect(() => parseKnown(value)).toThrow(message);
});

test.each([
  ["shema:analysis-soccer:/wait_time", "did you mean schema:analysis-soccer:/wait_time?"],
  ["schema:analysis-soccer:/wait_tme", "did you mean schema:analysis-soccer:/wait_time?"],
  ["schema:analysis-socer:/wait_time", "did you mean schema:analysis-soccer:/wait_time?"],
  ["schema:analysis-soccer:accept:first:/wait_tme", "did you mean schema:analysis-soccer:/wait_time?"],
  ["contnet-type", "did you mean content-type?"],
  ["case:empty-boddy", "did you mean case:empty-body?"],
  ["profile:statuskey", "did you mean profile:statusKey?"],
  ["credits:analysis-soccer-result", "did you mean credits:analysis-soccer?"],
  ["nothing of the kind", 'is no key that a run can show; received "nothing of the kind".'],
])("a key that no run can show is refused with the one that was meant: %s", (key, message) => {
  expect(() => parseKnown([{ ...entry, key }])).toThrow("`[0].key` is no key that a run can show");
  expect(() => parseKnown([{ ...entry, key }])).toThrow(message);
});

test.each(["content-type:analysis-soccer:empty-body", "code:analysis-soccer:unknown-user:599"])(
  "a key of earlier lists is taken: %s",
  (key) => {
    expect(parseKnown([{ ...entry, key }])).toHaveLength(1);
  },
);
