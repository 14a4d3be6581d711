import { operationOf, type operations, type ReadId, type SubmitId } from "@remo-kit/openapi";
import type { Video } from "../upload/video.ts";
import type { OwnFields } from "./fields.ts";
import { type Answer, type CallInput, type Run, runOf } from "./run.ts";

/** What every submit takes beside what it hands in. */
export type SubmitInput = CallInput & {
  /** UUID of the video. Default: a new random one (version 4). Keep it: it is the only key to the result. */
  readonly uuid?: string | undefined; // F08, E06
};

/** What only this submit sends: its fields, and a file where the table has one. */
type Sent<Id extends SubmitId> = {
  readonly fields: OwnFields<Id>;
  readonly file: (typeof operations)[Id]["file"] extends null ? undefined : Video;
};

/** An operation that hands something in: one call sends one request. */
export const submit = <Id extends SubmitId, Input extends SubmitInput, Receipt>(
  id: Id,
  how: { readonly request: (input: Input) => Sent<Id>; readonly answer: Answer<Receipt> },
): Run<Input, Receipt> => runOf(operationOf(id), how.request, how.answer);

export type ReadInput = Omit<CallInput, "onProgress"> & {
  /** UUID that the submit was sent with, or made. */
  readonly uuid: string;
};

/** `request` gives what only this read sends, if there is anything. */
type How<Own, Input, Result> = { readonly answer: Answer<Result> } & (Record<never, never> extends Own
  ? { readonly request?: (input: Input) => Own }
  : { readonly request: (input: Input) => Own });

/** An operation that asks for what became of a submit. It costs nothing and may be repeated. */
export const read = <Id extends ReadId, Input extends ReadInput, Result>(
  id: Id,
  { request, answer }: How<OwnFields<Id>, Input, Result>,
): Run<Input, Result> =>
  runOf(operationOf(id), (input: Input) => ({ fields: request?.(input) ?? {} }), answer);
