import { type ErrorCodeEntry, errorCodes, openApiDocument } from "@remo-kit/openapi";
import { type Intake, isBase64 } from "./intake.ts";
import { type AccountState, price, type State } from "./state.ts";

/** The name of a refusal, as in the catalogue of error codes. */
export type RefusalName = ErrorCodeEntry["name"];

/** What the mock answers, and why, before it becomes HTTP. */
export type Decision =
  | {
      readonly scenario: "accepted" | "file-exists";
      readonly reason: string;
      readonly uuid: string;
      readonly waitTime: number;
    }
  | {
      readonly scenario: RefusalName;
      readonly reason: string;
      /** The balance, read as the `credit` of a refusal (A04); 0 where no account is identified. */
      readonly balance: number;
    };

const operation = openApiDocument.paths["/api/analysis-soccer"]?.post;
const requestSchema = openApiDocument.components.schemas.AnalysisSoccerRequest;
const requiredFields = requestSchema?.required as readonly Field[];
type Field = "Email" | "UserKey" | "APIKey" | "base64_video" | "height" | "uuid";

/** The vendor's meaning, in this order; the order itself is not documented (A18). */
export function decide(intake: Intake, state: State): Decision {
  if ("problem" in intake) return refuse("protocol-error", intake.problem);
  const { fields } = intake;
  for (const name of requiredFields) {
    const value = fields[name];
    if (value === undefined) return refuse("no-input-data", `${name} is missing`);
    if (typeof value !== "string") return refuse("no-input-data", `${name} is not a string`);
    if (value === "") return refuse("no-input-data", `${name} is empty`);
  }
  const { Email, UserKey, APIKey, base64_video, uuid } = fields as Record<Field, string>;
  const account = state.find(Email);
  if (!account) return refuse("user-not-identified", "no account has this Email");
  if (account.userKey !== UserKey) return refuse("user-not-identified", "UserKey does not match the account");
  if (account.apiKey !== APIKey) return refuse("wrong-api-key", "APIKey does not match the account", account);
  if (!isBase64(base64_video)) return refuse("video-error", "base64_video is not base64", account);
  if (account.credits < price) {
    return refuse("not-enough-credits", `${account.credits} credits left, ${price} needed`, account);
  }
  const { waitTime, fileExists } = state.accept(account, uuid);
  const scenario = fileExists ? "file-exists" : "accepted";
  const seen = fileExists ? "uuid was seen before" : "uuid is new";
  return { scenario, reason: `${seen}; ${account.credits} credits left`, uuid, waitTime };
}

/** The answer that a caller asked for by its code. It checks nothing and changes no state. */
export function force(code: number, intake: Intake, state: State): Decision | undefined {
  const fields = "fields" in intake ? intake.fields : {};
  const account = typeof fields.Email === "string" ? state.find(fields.Email) : undefined;
  const reason = `Prefer: code=${code}`;
  if (code === 200) {
    const uuid = typeof fields.uuid === "string" ? fields.uuid : documentedReceipt.uuid;
    return { scenario: "accepted", reason, uuid, waitTime: documentedReceipt.wait_time };
  }
  const entry = Object.values(errorCodes).find((known) => known.code === code);
  return entry && refuse(entry.name, reason, account);
}

/** The codes that `force` knows. */
export const forcibleCodes: readonly number[] = [200, ...Object.values(errorCodes).map(({ code }) => code)];

const documentedReceipt = operation?.responses["200"]?.content?.["application/json"]?.examples.accepted
  ?.value as {
  uuid: string;
  wait_time: number;
};

function refuse(scenario: RefusalName, reason: string, account?: AccountState): Decision {
  return { scenario, reason, balance: account?.credits ?? 0 };
}
