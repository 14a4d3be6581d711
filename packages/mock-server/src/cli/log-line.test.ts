import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { JournalEntry } from "../journal/journal.ts";
import { jsonLine, prettyLine, wantsColor } from "./log-line.ts";

const entry: JournalEntry = {
  id: 1,
  tenant: "default",
  time: "2026-01-02T03:04:05.678Z",
  method: "POST",
  path: "/api/analysis-soccer",
  operation: "analysis-soccer",
  status: 200,
  scenario: "accepted",
  reason: "100 credits cover the price of 1",
  by: "state",
  fault: undefined,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  account: 1,
  charged: 1,
  credits: 99,
  bytes: 61_440,
  video: { bytes: 46_000, xxh64: "0".repeat(16), container: "mp4" },
  receivedMs: 3.25,
  totalMs: 12.4,
};

test("a request is one line", () => {
  const clock = new Date(entry.time).toTimeString().slice(0, 8);
  expect(prettyLine(entry, false)).toBe(
    `${clock} POST /api/analysis-soccer 200 accepted (100 credits cover the price of 1) c37d3ce2-e9d0-45de-9656-2a730204f8ca 61.4 kB mp4 12 ms`,
  );
});

test("one that was not answered says so, and names its fault", () => {
  const lost = { ...entry, status: undefined, scenario: "reset-upload", fault: "reset-upload=0" };
  const line = prettyLine({ ...lost, uuid: undefined, video: undefined, bytes: 0 }, false);
  expect(line).toMatch(/ no answer reset-upload \(.*\) 0 B 12 ms fault reset-upload=0$/);
});

test("colours change nothing else", () => {
  for (const status of [200, 421, 559, undefined]) {
    const colored = prettyLine({ ...entry, status, fault: "hang" }, true);
    expect(colored).not.toBe(stripVTControlCharacters(colored));
    expect(stripVTControlCharacters(colored)).toBe(prettyLine({ ...entry, status, fault: "hang" }, false));
  }
});

test("no text in it ends the line, colours it or hides in it", () => {
  const evil = "a\r\n12:00:00 POST /forged 200\u001b[31m\u009b31m\u2028\u202e\u{e0041}\ud800";
  const forged = {
    ...entry,
    path: evil,
    method: evil,
    scenario: evil,
    reason: evil,
    uuid: evil,
    fault: evil,
  };
  expect(prettyLine({ ...forged, time: evil }, false)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
  expect(jsonLine(forged)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
  expect(JSON.parse(jsonLine(forged))).toMatchObject({ path: evil, reason: evil });
});

test("the JSON line is the entry", () => {
  expect(JSON.parse(jsonLine(entry))).toEqual(JSON.parse(JSON.stringify(entry)));
});

test("colours are for a terminal without NO_COLOR", () => {
  expect(wantsColor({ isTTY: true }, {})).toBe(true);
  expect(wantsColor({ isTTY: true }, { NO_COLOR: "" })).toBe(true);
  expect(wantsColor({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
  expect(wantsColor({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  expect(wantsColor({}, {})).toBe(false);
});
