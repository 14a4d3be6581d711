import { isRemoError } from "../index.ts";
import type { Failure, Texts } from "./texts/texts.ts";
import { UsageError } from "./usage-error.ts";

/** A failure as data, in the language of the texts; of `more`, what this kind of failure knows. */
export type FailureView = {
  readonly name: string;
  readonly code: number | null;
  readonly uuid: string | null;
  readonly message: string;
  readonly advice: string;
  /** What the client says of it, in English. */
  readonly detail: string;
  readonly more: { readonly [name: string]: unknown };
};

export function viewOf(error: unknown, texts: Texts): FailureView {
  if (isRemoError(error)) return viewOfError(error as Failure, texts);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const [said, advice] =
    error instanceof UsageError
      ? [message, error.advice]
      : [`${texts.fault}: ${name}: ${message}`, texts.faultAdvice];
  return { name, code: null, uuid: null, message: said, advice, detail: said, more: {} };
}

const known = [
  ...["operation", "reason", "category", "retry", "docsUrl", "apiMessage", "credit"],
  ...["httpStatus", "excerpt", "phase", "mayHaveArrived"],
];

function viewOfError(error: Failure, texts: Texts): FailureView {
  const uuid = "uuid" in error ? error.uuid : undefined;
  const detail = inFlags(error, `${error.message.replace(`, uuid ${uuid})`, ")")}${causeOf(error)}`);
  return {
    name: error.name,
    code: error.name === "RemoApiError" ? error.code : null,
    uuid: uuid ?? null,
    message: texts.headline(error, detail),
    advice: texts.advice(error),
    detail,
    more: Object.fromEntries(
      known.filter((name) => name in error).map((name) => [name, Reflect.get(error, name)]),
    ),
  };
}

/** The platform's words, where the error's own do not repeat them. */
function causeOf({ name, message, cause }: Failure): string {
  if (name === "RemoAbortError" || !(cause instanceof Error)) return "";
  const said = cause.message || String((cause as NodeJS.ErrnoException).code ?? "");
  return said === "" || message.includes(said) ? "" : `: ${said}`;
}

/** The client names its options; who calls this command knows its flags. */
function inFlags({ name }: Failure, text: string): string {
  const said = text
    .replace(/(Option )?`baseUrl`/g, "--base-url")
    .replace(/`allowInsecureHttp(: true)?`/g, "--allow-insecure-http");
  if (name !== "RemoInputError") return said;
  return said.replaceAll("`height`", "--height").replaceAll("`uuid`", "--uuid").replaceAll("`video`", "FILE");
}
