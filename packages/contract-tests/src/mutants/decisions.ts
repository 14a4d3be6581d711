// Requests that are decided, and charged, wrong.

import { operationOf } from "@remo-kit/openapi";
import { accept, always, type Body, coded, isSuccess, price, refused } from "./edits.ts";
import type { Asked, Change, Mutant } from "./mutate.ts";

const { path } = operationOf("analyzeSoccer");
const isSubmit = (asked: Asked): boolean => asked.path === path;

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
    only: ["wrong-user-key"],
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
  {
    what: "an empty body is accepted",
    start: always(({ body }, asked) =>
      refused(body) && !("uuid" in asked.fields) && isSubmit(asked) ? accept(asked) : undefined,
    ),
    key: "case:empty-body",
  },
  {
    what: "an empty height is accepted",
    start: always(({ body }, asked) =>
      refused(body, 411) && asked.fields.height === "" ? accept(asked) : undefined,
    ),
    key: "case:empty-height",
  },
];

/** Takes further credits, which the balance of later answers shows. `taken` are those of an answer. */
export const charging = (taken: (body: Body, asked: Asked) => number) => (): Change => {
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

export const decisionMutants: readonly Mutant[] = [...decisions, ...credits];
