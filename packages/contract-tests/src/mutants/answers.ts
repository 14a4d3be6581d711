// Answers that are written wrong, one entry for each thing that can be: that is why this file is long.

import { randomUUID } from "node:crypto";
import { always, coded, refusalWith, refused, successWith, swap } from "./edits.ts";
import type { Mutant } from "./mutate.ts";

const codes: readonly Mutant[] = [
  { what: "420 and 421 are swapped", start: swap(420, 421), key: "case:unknown-user" },
  { what: "400 and 412 are swapped", start: swap(400, 412), key: "case:not-json" },
  {
    what: "the code is in `code`",
    start: refusalWith([], ({ status }) => ({ status: undefined, code: status })),
    key: "schema:analysis-soccer:/status",
  },
  {
    what: "one code is in `status_code`",
    start: refusalWith([412], ({ status }) => ({ status: undefined, status_code: status })),
    key: "schema:analysis-soccer:/status",
  },
  {
    what: "one code is a string",
    start: refusalWith([421], ({ status }) => ({ status: String(status) })),
    key: "schema:analysis-soccer:/status",
  },
  {
    what: "a code is one that is not documented",
    start: always(({ body }) => (refused(body, 412) ? coded(body, 599) : undefined)),
    key: "code:analysis-soccer:599",
  },
  {
    what: "a refusal has the state of a success",
    start: refusalWith([421], () => ({ state: true })),
    key: "schema:analysis-soccer:answer",
  },
  {
    what: "an undocumented code comes in place of one",
    start: always(({ body }) => (refused(body, 421) ? coded(body, 500) : undefined)),
    key: "code:analysis-soccer:500",
  },
  {
    what: "the state of a refusal is null",
    start: refusalWith([412], () => ({ state: null })),
    key: "schema:analysis-soccer:/state",
  },
  {
    what: "the state of a success is a text",
    start: successWith(() => ({ state: "1" })),
    key: "schema:analysis-soccer:/state",
  },
  {
    what: "a refusal has no message",
    start: refusalWith([420], () => ({ message: undefined })),
    key: "schema:analysis-soccer:/message",
  },
  {
    what: "the message of a refusal is an object",
    start: refusalWith([], ({ message }) => ({ message: { en: message } })),
    key: "schema:analysis-soccer:/message",
  },
];

const receipts: readonly Mutant[] = [
  {
    what: "wait_time is a string",
    start: successWith(({ wait_time }) => ({ wait_time: String(wait_time) })),
    key: "schema:analysis-soccer:/wait_time",
  },
  {
    what: "wait_time is below 0",
    start: successWith(() => ({ wait_time: -1 })),
    key: "schema:analysis-soccer:/wait_time",
  },
  {
    what: "a receipt has no uuid",
    start: successWith(() => ({ uuid: undefined })),
    key: "schema:analysis-soccer:/uuid",
  },
  {
    what: "a receipt has another uuid",
    start: successWith(() => ({ uuid: randomUUID() })),
    key: "schema:analysis-soccer:/uuid",
  },
  {
    what: "a receipt has no message",
    start: successWith(() => ({ message: undefined })),
    key: "schema:analysis-soccer:/message",
  },
  { what: "no file ever exists", start: successWith(() => ({ file_exist: false })), key: "case:credits" },
  { what: "every file exists", start: successWith(() => ({ file_exist: true })), key: "case:credits" },
  {
    what: "file_exist is a number",
    start: successWith(({ file_exist }) => ({ file_exist: Number(file_exist) })),
    key: "schema:analysis-soccer:/file_exist",
  },
  {
    what: "wait_time is null",
    start: successWith(() => ({ wait_time: null })),
    key: "schema:analysis-soccer:/wait_time",
  },
  {
    what: "wait_time is no whole number",
    start: successWith(() => ({ wait_time: 10.5 })),
    key: "schema:analysis-soccer:/wait_time",
  },
  {
    what: "the credit of a success is a text",
    start: successWith(({ credit }) => ({ credit: String(credit) })),
    key: "schema:analysis-soccer:/credit",
  },
  {
    what: "the credit of a success is missing",
    start: successWith(() => ({ credit: undefined })),
    key: "schema:analysis-soccer:/credit",
  },
  {
    what: "the credit of a refusal is no whole number",
    start: refusalWith([], ({ credit }) => ({ credit: Number(credit) + 0.5 })),
    key: "schema:analysis-soccer:/credit",
  },
];

const forms: readonly Mutant[] = [
  {
    what: "JSON comes as text/html",
    start: always(() => ({ contentType: "text/html; charset=utf-8" })),
    key: "content-type",
  },
  {
    what: "a refusal is in Python's notation",
    start: always(({ body }) =>
      refused(body, 421) ? { body: "{'state': False, 'message': 'wrong APIKey', 'status': 421}" } : undefined,
    ),
    key: "notation",
  },
  {
    what: "every answer begins with a byte order mark",
    start: always(({ body }) => ({ body: `\ufeff${JSON.stringify(body)}` })),
    key: "encoding:bom",
  },
  {
    what: "an answer ends in the middle of its JSON",
    start: always(({ body }) =>
      refused(body, 411) ? { body: JSON.stringify(body).slice(0, -5) } : undefined,
    ),
    key: "schema:analysis-soccer:answer",
  },
];

export const answerMutants: readonly Mutant[] = [...codes, ...receipts, ...forms];
