// Two tables, one entry for each thing that a server can do wrong; that is why this file is long.

import { randomUUID } from "node:crypto";
import { operationOf, type Readings } from "@remo-kit/openapi";
import type { Asked, Change, Fields, Mutant } from "./mutate.ts";
import { readMutants } from "./reads.ts";

const { price } = operationOf("analyzeSoccer");

type Body = Fields;
const refused = ({ state, status }: Body, ...codes: number[]): boolean =>
  state === false && (codes.length === 0 || codes.includes(status as number));
const isSuccess = ({ state }: Body): boolean => state === 1;

/** A change that remembers nothing. */
const always = (change: Change) => () => change;

type Edit = (body: Body) => Fields;
/** Changes fields of every success, or of every refusal with one of the codes. */
const successWith = (change: Edit) =>
  always(({ body }) => (isSuccess(body) ? { body: { ...body, ...change(body) } } : undefined));
const refusalWith = (codes: readonly number[], change: Edit) =>
  always(({ body }) => (refused(body, ...codes) ? { body: { ...body, ...change(body) } } : undefined));

/** The code in the body and in the status line. */
const coded = (body: Body, code: number) => ({ status: code, body: { ...body, status: code } });

const swap = (one: number, other: number) =>
  always(({ body }) => {
    if (refused(body, one)) return coded(body, other);
    return refused(body, other) ? coded(body, one) : undefined;
  });

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
    what: "a success comes with HTTP 202 and a page",
    start: always(({ body }) =>
      isSuccess(body) ? { status: 202, contentType: "text/html", body: "<html>accepted</html>" } : undefined,
    ),
    key: "schema:analysis-soccer:answer",
  },
];

const forms: readonly Mutant[] = [
  {
    what: "a refusal is a page with 200",
    start: always(({ body }) =>
      refused(body, 420) ? { status: 200, contentType: "text/html", body: "<html>no</html>" } : undefined,
    ),
    key: "schema:analysis-soccer:answer",
  },
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
];

const accept = ({ fields }: Asked, file_exist = false) => ({
  status: 200,
  body: { state: 1, wait_time: 11, file_exist, uuid: fields.uuid, message: "success", credit: price },
});

const decisions: readonly Mutant[] = [
  {
    what: "a valid request is refused",
    start: always(({ body }) => (isSuccess(body) ? coded({ state: false, message: "" }, 550) : undefined)),
    key: "case:credits",
  },
  {
    what: "a wrong APIKey is accepted",
    start: always(({ body }, asked) => (refused(body, 421) ? accept(asked) : undefined)),
    key: "case:wrong-api-key",
  },
  {
    what: "a wrong UserKey is accepted",
    start: always(({ body }, asked) => (refused(body, 420) && asked.right.email ? accept(asked) : undefined)),
    key: "case:wrong-user-key",
  },
  {
    what: "an unknown user is accepted",
    start: always(({ body }, asked) => (refused(body, 420) && asked.fields.uuid ? accept(asked) : undefined)),
    key: "case:unknown-user",
  },
  {
    what: "a request without a height is accepted",
    start: always(({ body }, asked) =>
      refused(body, 411) && asked.fields.uuid && !("height" in asked.fields) ? accept(asked) : undefined,
    ),
    key: "case:missing-height",
  },
  {
    what: "a video that does not decode is accepted",
    start: always(({ body }, asked) =>
      refused(body, 412) && asked.right.apiKey ? accept(asked) : undefined,
    ),
    key: "case:credits",
  },
];

/** Takes further credits, which the balance of later answers shows. `taken` are those of an answer. */
const charging = (taken: (body: Body, asked: Asked) => number) => (): Change => {
  let more = 0;
  return ({ body }, asked) => {
    more += asked.right.apiKey ? taken(body, asked) : 0;
    return refused(body) && asked.right.apiKey
      ? { body: { ...body, credit: (body.credit as number) - more } }
      : undefined;
  };
};

const credits: readonly Mutant[] = [
  {
    what: "each accepted video is charged twice",
    start: charging((body) => (isSuccess(body) ? price : 0)),
    key: "credits:analysis-soccer",
  },
  {
    what: "a new file is charged twice",
    start: charging((body) => (isSuccess(body) && body.file_exist === false ? price : 0)),
    key: "credits:analysis-soccer",
  },
  {
    what: "one file that exists is charged twice",
    start: charging((body) => (isSuccess(body) && body.file_exist === true ? price : 0)),
    key: "credits:analysis-soccer",
  },
  {
    what: "a refused video is charged",
    start: charging((body) => (refused(body, 412) ? price : 0)),
    key: "credits:analysis-soccer",
  },
  {
    what: "half of the price is charged",
    start: charging((body) => (isSuccess(body) ? -price / 2 : 0)),
    key: "credits:analysis-soccer",
  },
];

/** A server that is not of one mind, and the key of a profile that it reads now this way and now the other. */
export type Contradiction = Omit<Mutant, "key"> & { readonly key: keyof Readings };

/** None of these answers is wrong by itself: other servers answer so, but not now and then. */
export const contradictions: readonly Contradiction[] = [
  {
    what: "one refusal has the other state of a refusal",
    start: refusalWith([421], () => ({ state: 0 })),
    key: "failureState",
  },
  ...([420, 421, 412, 411, 400] as const).map(
    (code): Contradiction => ({
      what: `${code} alone comes with HTTP 200`,
      start: always(({ body }) => (refused(body, code) ? { status: 200 } : undefined)),
      key: "httpStatus",
    }),
  ),
  {
    what: "nothing is charged, now or ever",
    start: charging((body) => (isSuccess(body) ? -price : 0)),
    key: "creditOnError",
  },
];

export const mutants: readonly Mutant[] = [
  ...readMutants,
  ...codes,
  ...receipts,
  ...forms,
  ...decisions,
  ...credits,
];
