import type { components } from "@remo-kit/openapi";
import { type Answer, refuse } from "../answer.ts";
import { isBase64 } from "../intake.ts";
import { price } from "../state.ts";
import { admit } from "./checks.ts";
import { documented } from "./documented.ts";
import type { Operation } from "./operation.ts";

type Request = components["schemas"]["AnalysisSoccerRequest"];
type Receipt = components["schemas"]["AnalysisSoccerReceipt"];

const path = "/api/analysis-soccer";
const { required, success } = documented<Receipt>(path);

export const analysisSoccer: Operation = {
  path,

  /** The order of the checks is not documented (A18). */
  answer(intake, state) {
    const admitted = admit<Request>(intake, state, required);
    if ("refused" in admitted) return admitted.refused;
    const { account, fields } = admitted;
    if (!isBase64(fields.base64_video)) return refuse("video-error", "base64_video is not base64", account);
    if (account.credits < price) {
      return refuse("not-enough-credits", `${account.credits} credits left, ${price} needed`, account);
    }
    const { waitTime, fileExists } = state.accept(account, fields.uuid);
    const reason = `${fileExists ? "uuid was seen before" : "uuid is new"}; ${account.credits} credits left`;
    return receipt({ ...success, uuid: fields.uuid, wait_time: waitTime, file_exist: fileExists }, reason);
  },

  success(intake, reason) {
    const uuid = "fields" in intake ? intake.fields.uuid : undefined;
    return receipt({ ...success, uuid: typeof uuid === "string" ? uuid : success.uuid }, reason);
  },
};

function receipt(body: Receipt, reason: string): Answer {
  return { status: 200, scenario: body.file_exist ? "file-exists" : "accepted", reason, body };
}
