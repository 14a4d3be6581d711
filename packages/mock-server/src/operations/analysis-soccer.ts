import type { components } from "@remo-kit/openapi";
import { type Decision, price, refuse } from "../decision.ts";
import type { Field, Video } from "../intake/intake.ts";
import { admit, text } from "./checks.ts";
import { documented } from "./documented.ts";
import type { Operation, Surroundings } from "./operation.ts";

type Receipt = components["schemas"]["AnalysisSoccerReceipt"];

const path = "/api/analysis-soccer";
const { slug, fields, required, videoField, successes } = documented<Receipt>(path);

export const analysisSoccer: Operation = {
  path,
  slug,
  fields,
  videoField,

  /** The order of the checks is not documented (A18). */
  async decide(intake, surroundings) {
    const admitted = await admit(intake, surroundings, required);
    if ("refused" in admitted) return admitted.refused;
    const { account } = admitted;
    const video = videoOf(intake.fields[videoField]);
    const flaw = video.flaw ?? (surroundings.strictVideo ? notVideo(video) : undefined);
    if (flaw) return refuse("video-error", flaw, account);
    return accept(text(intake.fields.uuid), video, account.id, surroundings);
  },

  success(scenario, { uuid }, waitTime) {
    const example = successes[scenario];
    return { ...example, uuid: text(uuid) || example.uuid, wait_time: waitTime ?? example.wait_time };
  },
};

async function accept(uuid: string, { xxh64 }: Video, id: number, by: Surroundings): Promise<Decision> {
  const { fileExistsBy, repeatIsCharged } = by.profile; // A13
  const accepted = await by.store.accept(by.tenant, {
    accountId: id,
    uuid,
    xxh64,
    price,
    fileExistsBy,
    repeatIsCharged,
    wall: by.wall,
    analysisMs: by.analysisMs(),
    concurrency: by.concurrency,
    waitMs: by.waitTime === undefined ? undefined : by.waitTime * 1000,
  });
  if (!accepted.accepted) {
    if (accepted.why === "no-account") return refuse("user-not-identified", "the account was deleted");
    const { credits } = accepted;
    return refuse("not-enough-credits", `${credits} credits left, ${price} needed`, { id, credits });
  }
  const { fileExists, charged, credits, waitMs } = accepted;
  const scenario = fileExists ? "file-exists" : "accepted";
  const seen = fileExistsBy === "uuid" ? "uuid" : "video";
  const wait_time = Math.ceil(waitMs / 1000);
  return {
    scenario,
    reason: `${seen} ${fileExists ? "was seen before" : "is new"}; ${credits} credits left`,
    account: { id, credits },
    charged,
    success: { body: { ...successes[scenario], uuid, wait_time, file_exist: fileExists }, cost: charged },
  };
}

/** `admit` has seen that it is there. */
const videoOf = (field: Field | undefined) => (field as { readonly video: Video }).video;

/** What `--strict-video` refuses: base64 that holds no container of a video (A07). */
const notVideo = ({ container }: Video): string | undefined =>
  container === "unknown" || container === "jpeg" || container === "png"
    ? `base64_video holds no video that is known, but ${container === "unknown" ? "something else" : `a ${container.toUpperCase()} image`}`
    : undefined;
