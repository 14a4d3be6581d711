// What mutants do to an answer.

import { operationOf } from "@remo-kit/openapi";
import type { Asked, Change, Fields } from "./mutate.ts";

export const { price } = operationOf("analyzeSoccer");

export type Body = Fields;
export const refused = ({ state, status }: Body, ...codes: number[]): boolean =>
  state === false && (codes.length === 0 || codes.includes(status as number));
export const isSuccess = ({ state }: Body): boolean => state === 1;

/** A change that remembers nothing. */
export const always = (change: Change) => () => change;

type Edit = (body: Body) => Fields;
/** Changes fields of every success, or of every refusal with one of the codes. */
export const successWith = (change: Edit) =>
  always(({ body }) => (isSuccess(body) ? { body: { ...body, ...change(body) } } : undefined));
export const refusalWith = (codes: readonly number[], change: Edit) =>
  always(({ body }) => (refused(body, ...codes) ? { body: { ...body, ...change(body) } } : undefined));

/** The code in the body and in the status line. */
export const coded = (body: Body, code: number) => ({ status: code, body: { ...body, status: code } });

export const swap = (one: number, other: number) =>
  always(({ body }) => {
    if (refused(body, one)) return coded(body, other);
    return refused(body, other) ? coded(body, one) : undefined;
  });

/** A receipt for whatever was asked. */
export const accept = ({ fields }: Asked, file_exist = false) => ({
  status: 200,
  body: { state: 1, wait_time: 11, file_exist, uuid: fields.uuid, message: "success", credit: price },
});
