import { operationOf, type ReadId } from "@remo-kit/openapi";
import type { Reader } from "../answer/answer.ts";
import type { OwnFields } from "./fields.ts";
import { type CallInput, type Run, runOf } from "./run.ts";

export type ReadInput = Omit<CallInput, "onProgress"> & {
  /** UUID that the submit was sent with, or made. */
  readonly uuid: string;
};

/** `request` gives what only this read sends, if there is anything. */
type How<Own, Input, Result> = { readonly answer: Reader<Result> } & (Record<never, never> extends Own
  ? { readonly request?: (input: Input) => Own }
  : { readonly request: (input: Input) => Own });

/** An operation that asks for what became of a submit. It costs nothing and may be repeated. */
export const read = <Id extends ReadId, Input extends ReadInput, Result>(
  id: Id,
  { request, answer }: How<OwnFields<Id>, Input, Result>,
): Run<Input, Result> =>
  runOf(operationOf(id), (input: Input) => ({ fields: request?.(input) ?? {} }), answer);
