import type { RemoCallFailure, RemoConfigError } from "../../index.ts";
import { help } from "./help-en.ts";

/** An error of the client. */
export type Failure = RemoCallFailure | RemoConfigError;

const list = (names: readonly string[]): string => names.join(", ").replace(/, ([^,]*)$/, " and $1");

function headline(error: Failure, detail: string): string {
  if (error.name === "RemoAbortError") return "Stopped before an answer.";
  if (error.name !== "RemoApiError") return detail;
  const { code, meaning } = error;
  return `The API refused the request with code ${code}${meaning ? `: ${meaning.en}` : ", which is not documented"}`;
}

const keepUuid =
  "The request may have arrived, and credits may have been used. Keep the uuid, and ask the vendor about it before you send the video again: a repeated uuid may be charged again.";

function advice(error: Failure): string {
  switch (error.name) {
    case "RemoApiError":
      return error.advice?.en ?? "Ask the vendor what the code means, with the uuid.";
    case "RemoConfigError":
      return en.usage.seeHelp;
    case "RemoInputError":
      return "No whole request was sent. Correct this and run the command again.";
    case "RemoNetworkError":
    case "RemoTimeoutError":
      return error.mayHaveArrived
        ? keepUuid
        : "Check the network and --base-url, then run the command again.";
    case "RemoGatewayError":
      return error.httpStatus < 500
        ? "Check --base-url and the proxies on the way, then run the command again."
        : keepUuid;
    case "RemoProtocolError":
      return keepUuid;
    case "RemoAbortError":
      return "If the upload had begun, credits may have been used. Keep the uuid.";
  }
}

export const en = {
  locale: "en",
  duration: (seconds: number) =>
    seconds < 60
      ? `${seconds} s`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
        : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`,
  headline,
  advice,
  adviceIs: (text: string) => `What to do: ${text}`,
  apiMessage: (text: string) => `The API's message: ${text}`,
  excerpt: (text: string) => `The answer begins with: ${text}`,
  fault: "A fault of this program",
  faultAdvice: "Please report it, without your keys.",
  receipt: {
    accepted: (file: string) => `Accepted: ${file} is being analysed.`,
    ready: (wait: string, at: string) => `result ready: in ${wait}, at ${at}`,
    fileExists: (exists: boolean) => `file already existed: ${exists ? "yes" : "no"}`,
    credit: (credit: number) => `credits to be used: ${credit}`,
    keepUuid: "Keep the uuid: it is the only key to the result.",
  },
  bar: {
    connecting: "connecting",
    left: (time: string) => `${time} left`,
    waiting: (time: string) => `uploaded, waiting for the answer · ${time}`,
    again: (time: string) => `no answer, trying again in ${time}`,
  },
  usage: {
    seeHelp: 'See "remo analyze-soccer --help".',
    missingFile: "The video file is missing: remo analyze-soccer FILE --height CM",
    tooManyFiles: "One video file at a time. Put quotes around a name with spaces.",
    unknownCommand: "There is no such command. The command is analyze-soccer.",
    unknownFlag: (flag = "A flag that was given", similar = "") =>
      `${flag} is not a flag of this command.${similar && ` Did you mean ${similar}?`}`,
    missingFlag: (flag = "A flag") => `${flag} is missing.`,
    missingValue: (flag = "A flag") => `${flag} needs a value.`,
    wrongValue: (flag = "A flag") =>
      flag === "--lang" ? "--lang takes en or ko." : `${flag} takes a number of seconds greater than 0.`,
    other: "The command cannot be read.",
    keyInFlag: (flag: string) =>
      `${flag} is refused: keys are never taken from flags, because others on this machine can see a command line, and shells keep it.`,
    missingKeys: (names: readonly string[], file: string | undefined) =>
      `${list(names)} ${names.length === 1 ? "is" : "are"} not set${file === undefined ? "" : `, neither in the environment nor in ${file}`}.`,
    setKeys:
      'Set REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY in the environment, or write lines such as REMO_EMAIL="you@example.com" to a file and name it with --env-file.',
    envFile: (path: string, why: string) => `The file ${path} of --env-file cannot be read: ${why}`,
  },
  help,
};

export type Texts = typeof en;
