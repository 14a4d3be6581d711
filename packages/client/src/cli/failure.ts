import { Stopped, UsageError } from "@remo-kit/common/cli";
import { fill, type Language } from "@remo-kit/common/language";
import { operationOf } from "@remo-kit/openapi";
import {
  isRemoError,
  type RemoApiError,
  type RemoCallFailure,
  type RemoConfigError,
  type RemoErrorName,
} from "../index.ts";
import type { Texts } from "./texts/texts.ts";

/** An error of the client. */
type Failure = RemoCallFailure | RemoConfigError;

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

/** @param again the command line that asks for the result, where there is one */
export function viewOf(error: unknown, texts: Texts, again?: string): FailureView {
  if (isRemoError(error)) return viewOfError(error as Failure, texts, again);
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const [shownName, said, advice] =
    error instanceof UsageError
      ? [name, message, error.advice]
      : error instanceof Stopped
        ? ["RemoAbortError", texts.headline.RemoAbortError, texts.advice.nothingSent]
        : [name, fill(texts.fault, { name, message }), texts.advice.report];
  return { name: shownName, code: null, uuid: null, message: said, advice, detail: said, more: {} };
}

const known = [
  ...["operation", "reason", "category", "retry", "docsUrl", "apiMessage", "credit"],
  ...["httpStatus", "excerpt", "phase", "mayHaveArrived", "sent", "charged", "serverUuid", "waitTime"],
];

function viewOfError(error: Failure, texts: Texts, again: string | undefined): FailureView {
  const uuid = "uuid" in error ? error.uuid : undefined;
  const said = inFlags(`${error.message.replace(`, uuid ${uuid})`, ")")}${causeOf(error)}`);
  const detail = isOfRead(error) ? said.replace("--uuid", "UUID") : said;
  return {
    name: error.name,
    code: error.name === "RemoApiError" ? error.code : null,
    uuid: uuid ?? null,
    message: headline(error, detail, texts),
    advice:
      (error.name === "RemoApiError" && error.advice?.[texts.locale as Language]) ||
      texts.advice[adviceOn(error)],
    detail,
    more: {
      ...Object.fromEntries(
        known.filter((name) => name in error).map((name) => [name, Reflect.get(error, name)]),
      ),
      ...(again && mayComeYet(error) && { again }),
    },
  };
}

function headline(error: Failure, detail: string, { headline, locale }: Texts): string {
  const { code, meaning, httpStatus } = error as Partial<RemoApiError>;
  const words = { detail, code, httpStatus, meaning: meaning?.[locale as Language] };
  return fill(headline[headlineOn(error)], words);
}

function headlineOn(error: Failure): keyof Texts["headline"] {
  if (error.name === "RemoTimeoutError") return error.phase;
  if (error.name === "RemoApiError" && !error.meaning) return "undocumented";
  if (error.name === "RemoNetworkError" && error.mayHaveArrived) return "connectionLost";
  return error.name;
}

/** Whether a read that failed may get its result later. */
const mayComeYet = (error: Failure): boolean =>
  isOfRead(error) &&
  error.name !== "RemoInputError" &&
  (error.name !== "RemoApiError" || error.category === "not-ready");

const isOfRead = (error: Failure): boolean =>
  "operation" in error && error.operation !== undefined && operationOf(error.operation).kind === "read";

function adviceOn(error: Failure): keyof Texts["advice"] {
  const { code } = Object(error.cause) as { code?: unknown };
  if (code === "ERR_SERVER_SPEAKS_TLS") return "useHttps";
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_UNTRUSTED/.test(`${code}`)) return "trustCertificate";
  if (mayComeYet(error)) return "askAgain";
  if ("mayHaveArrived" in error) return error.mayHaveArrived ? "keepUuid" : "checkNetwork";
  if (error.name === "RemoGatewayError" && error.httpStatus < 500) return "checkProxies";
  return failures[error.name].advice;
}

type Handling = { readonly exitCode: number; readonly advice: keyof Texts["advice"] };

/** 1 is left to what should not happen: a fault of this program. */
const failures: { readonly [Name in RemoErrorName]: Handling } = {
  RemoConfigError: { exitCode: 2, advice: "seeHelp" },
  RemoInputError: { exitCode: 2, advice: "correct" },
  RemoApiError: { exitCode: 3, advice: "askVendor" },
  RemoNetworkError: { exitCode: 4, advice: "checkNetwork" },
  RemoTimeoutError: { exitCode: 4, advice: "checkNetwork" },
  RemoGatewayError: { exitCode: 5, advice: "keepUuid" },
  RemoProtocolError: { exitCode: 5, advice: "keepUuid" },
  RemoAbortError: { exitCode: 130, advice: "keepUuidIfBegun" },
};

/** The platform's words, where the error's own do not repeat them. */
function causeOf({ name, message, cause }: Failure): string {
  if (name === "RemoAbortError" || !(cause instanceof Error)) return "";
  const where = / \([A-Z]+ \S+, uuid \S+\)$/; // What a question of a wait failed with says it once more.
  const said = cause.message.replace(where, "") || String((cause as NodeJS.ErrnoException).code ?? "");
  return said === "" || message.includes(said) ? "" : `: ${said}`;
}

const flags = new Map([
  ["`baseUrl`", "--base-url"],
  ["`allowInsecureHttp`", "--allow-insecure-http"],
  ["`email`", "REMO_EMAIL"],
  ["`userKey`", "REMO_USER_KEY"],
  ["`apiKey`", "REMO_API_KEY"],
  ["`height`", "--height"],
  ["`uuid`", "--uuid"],
  ["`video`", "FILE"],
]);

/** The client names its options; who calls this command knows its flags. */
const inFlags = (text: string): string => text.replace(/`\w+`/g, (name) => flags.get(name) ?? name);

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  if (error instanceof Stopped) return error.exitCode;
  if (!isRemoError(error)) return 1;
  if (error.cause instanceof Stopped) return error.cause.exitCode;
  const failure = error as Failure;
  const { phase, category } = failure as { readonly phase?: string; readonly category?: string };
  if (phase === "result" || category === "not-ready") return 6;
  return category === "process" && isOfRead(failure) ? 7 : failures[error.name].exitCode;
}
