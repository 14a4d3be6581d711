import { type About, type HttpAnswer, isSuccessful, type Reader } from "./answer.ts";
import { objectIn } from "./json.ts";
import { codeIn, flagOf } from "./values.ts";

/** What an answer is as a success, or why it is none. */
export type Reading<Result> =
  | { readonly result: Result; readonly problem?: undefined }
  | { readonly result?: undefined; readonly problem: string };

/** Reads an answer as a success; `problem` says what keeps it from being one. */
export function readSuccess<Result>(
  { httpStatus, text, finalUrl, brokenOff }: HttpAnswer,
  about: Pick<About, "uuid" | "redact" | "scale">,
  read: Reader<Result>,
): Reading<Result> {
  if (finalUrl !== undefined) return { problem: "comes from elsewhere" };
  const found = objectIn(text);
  if (!found) return { problem: "is no JSON object" };
  const { body, more } = found;
  if (!isSuccessful(httpStatus)) return { problem: `has the code ${httpStatus}` };
  const state = flagOf(body.state);
  if (state === false) return { problem: "says that it failed" };
  const code = codeIn(body); // A02
  if (code !== undefined && !state) return { problem: `has the code ${code}` };
  const warnings: string[] = [];
  const warn = (warning: string) => void warnings.push(warning);
  const result = read(body, { ...about, warn, warnings }, state === true);
  if (result === undefined) return { problem: "has nothing of what a success has" };
  if (code !== undefined) warn(`It has the code ${code}`);
  if (more) warn("More follows its JSON object");
  if (brokenOff !== undefined) warn("It was broken off after its JSON object");
  return { result };
}
