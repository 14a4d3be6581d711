import { type components, type OpenApiOperation, openApiDocument, responseContent } from "@remo-kit/openapi";
import { type Answer, refuse } from "../answer.ts";
import { type Intake, isBase64 } from "../intake.ts";
import { price, type State } from "../state.ts";
import type { Operation } from "./operation.ts";

type Request = components["schemas"]["AnalysisSoccerRequest"];
type Receipt = components["schemas"]["AnalysisSoccerReceipt"];

const path = "/api/analysis-soccer";
const requiredFields = openApiDocument.components.schemas.AnalysisSoccerRequest
  ?.required as readonly (keyof Request)[];
const documented = responseContent(openApiDocument.paths[path]?.post as OpenApiOperation, 200)[
  "application/json"
]?.examples.accepted?.value as Receipt;

export const analysisSoccer: Operation = {
  path,

  /** The order of the checks is not documented (A18). */
  answer(intake: Intake, state: State): Answer {
    if ("problem" in intake) return refuse("protocol-error", intake.problem);
    const missing = missingField(intake.fields);
    if (missing !== undefined) return refuse("no-input-data", missing);
    const { Email, UserKey, APIKey, base64_video, uuid } = intake.fields as Request;
    const account = state.find(Email);
    if (!account) return refuse("user-not-identified", "no account has this Email");
    if (account.userKey !== UserKey)
      return refuse("user-not-identified", "UserKey does not match the account");
    if (account.apiKey !== APIKey)
      return refuse("wrong-api-key", "APIKey does not match the account", account);
    if (!isBase64(base64_video)) return refuse("video-error", "base64_video is not base64", account);
    if (account.credits < price) {
      return refuse("not-enough-credits", `${account.credits} credits left, ${price} needed`, account);
    }
    const { waitTime, fileExists } = state.accept(account, uuid);
    const reason = `${fileExists ? "uuid was seen before" : "uuid is new"}; ${account.credits} credits left`;
    return receipt({ ...documented, uuid, wait_time: waitTime, file_exist: fileExists }, reason);
  },

  success(intake: Intake, reason: string): Answer {
    const uuid = "fields" in intake ? intake.fields.uuid : undefined;
    return receipt({ ...documented, uuid: typeof uuid === "string" ? uuid : documented.uuid }, reason);
  },
};

function missingField(fields: { readonly [name: string]: unknown }): string | undefined {
  for (const name of requiredFields) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) return `${name} is missing`;
    if (typeof value !== "string") return `${name} is not a string`;
    if (value === "") return `${name} is empty`;
  }
  return undefined;
}

function receipt(body: Receipt, reason: string): Answer {
  return { status: 200, scenario: body.file_exist ? "file-exists" : "accepted", reason, body };
}
