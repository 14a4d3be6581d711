import { STATUS_CODES } from "node:http";
import { hasSecret } from "@remo-kit/common/redact";
import { openApiDocument } from "@remo-kit/openapi";
import en from "./cli/texts/en.json" with { type: "json" };
import ko from "./cli/texts/ko.json" with { type: "json" };
import { modelOfRun } from "./finish.ts";
import type { Exchange } from "./model/exchange.ts";
import texts from "./report/texts.json" with { type: "json" };
import { reportsOf } from "./report/write.ts";
import { ContractUsageError, keyVariables, type Run, secretsOf } from "./run/options.ts";
import { recordingText } from "./run/recording.ts";
import { targetRun } from "./run/target-run.ts";
import { type Keys, unissued } from "./session/session.ts";

/** Characters below which a key is in any text by chance. */
const least = 4;

/** The keys can be told from all else, and taken out of it. @throws ContractUsageError naming the variable, not its value. */
export function assertKeysDistinct(run: Run): void {
  const [target] = run.targets;
  const secrets = secretsOf(run);
  if (target?.kind !== "url" || !target.keys || secrets.length === 0) return;
  const words = ownWords(run);
  const { email, userKey, apiKey }: Keys = target.keys;
  for (const [at, key] of [email, userKey, apiKey].entries()) {
    const why = secrets.includes(key) ? problemOf(key.trim(), words) : undefined;
    if (why === undefined) continue;
    throw new ContractUsageError(
      `${keyVariables[at]}, of ${key.length} characters, cannot be kept out of the reports: ${why}. Nothing was sent. Take an account with another one, or unset it to run what needs no account.`,
    );
  }
}

function problemOf(key: string, words: string): string | undefined {
  if (key.length < least) return "it is too short to be told from other text";
  const isNumber = /^\d+$/.test(key);
  return !isNumber && hasSecret(words, [key]) ? "it is a word that they have themselves" : undefined;
}

/** What a run says before any server has said a word: its reports, the command, the spec, and HTTP. */
function ownWords(run: Run): string {
  const parts = run.targets.map((target) => {
    const { recording, results } = targetRun(target, run).part();
    return { results, recording: { ...recording, exchanges: [nothing] } };
  });
  const model = modelOfRun(run, { parts, stop: undefined });
  const files = [...reportsOf(model, "", "en"), ...reportsOf(model, "", "ko")].map(([, text]) => text);
  const recordings = recordingText(parts.map(({ recording }) => recording));
  const others = [openApiDocument, en, ko, texts, STATUS_CODES, unissued].map((one) => JSON.stringify(one));
  return [...files, recordings, ...others].join("\n");
}

/** With every name that an exchange has. */
const nothing: Exchange = {
  id: 1,
  case: "",
  intent: "empty-body",
  operation: "",
  sent: {
    method: "POST",
    path: "/",
    contentType: "application/json",
    keys: "own, wrong UserKey",
    fields: [],
    uuid: "",
    bytes: 1,
    body: "",
    video: { bytes: 0, sha256: "", container: "mp4" },
  },
  requestSent: "none",
  answerReceived: "part",
  received: {
    status: 0,
    contentType: null,
    encoding: { bom: true, charset: "utf-8" },
    headers: {},
    text: "",
  },
  failure: "",
  client: { kind: "error", name: "RemoApiError", code: 0, httpStatus: 0, credit: 0 },
  requests: 1,
  ms: 0,
  time: new Date(0).toISOString(),
};
