import { unknownType } from "@remo-kit/common/container";
import {
  type ErrorName,
  type ErrorNameOf,
  type Operation,
  operationOf,
  type SubmitId,
} from "@remo-kit/openapi";
import type { Field, Video } from "../body-reader/read-body.ts";
import { endOf, menuOf } from "../scenarios.ts";
import { type Acceptance, accept, acceptanceQuery, type NewJob } from "../state/jobs.ts";
import type { StoredAccount } from "../state/records.ts";
import { accountProblem, dataProblem } from "./checks.ts";
import { type Decision, refuse } from "./decision.ts";
import { examplesOf, filledIn } from "./examples.ts";
import { type Context, type Handler, text } from "./handler.ts";

/** What a submit alone decides. */
type SubmitRules<Id extends SubmitId> = {
  /** How it refuses a file that is not base64, or that is no video where the mock is strict about that (A07). */
  readonly badFile?: ErrorNameOf<Id>;
};

/** An operation that hands something in: what it accepts is paid for, and leaves a job. */
export function submit<Id extends SubmitId>(id: Id, { badFile }: SubmitRules<Id> = {}): Handler {
  const operation = operationOf(id);
  const examples: { readonly [name: string]: Receipt } = examplesOf(operation);
  const receipts = { new: exampleFor(examples, false), known: exampleFor(examples, true) };
  return {
    operation,

    /** The order of the checks is not documented (A18). */
    async decide(request, context) {
      const { fields } = request;
      const problem = dataProblem(operation, request, context.readings);
      if (problem) return problem;
      const video = operation.file ? videoOf(fields[operation.file.field]) : undefined;
      const flaw = badFile && video && flawOf(operation, video, context);
      const named = { family: operation.family, uuid: text(fields.uuid), xxh64: video?.xxh64 ?? "" };
      const query = acceptanceQuery({ email: text(fields[operation.user]) }, named, context.readings);
      return context.state.transact(context.tenant, query, (records) => {
        const { account } = records;
        const refusal = accountProblem(operation, fields, account);
        if (refusal) return { result: refusal };
        if (flaw !== undefined) return { result: refuse(badFile as ErrorName, flaw, account) };
        const job = newJob(operation, named, context);
        const { result, changes } = accept(job, records);
        return { result: decided(job, result, account, receipts), changes };
      });
    },

    success(name, { uuid }, { waitTime }) {
      return filledIn(examples[name] ?? {}, { uuid: text(uuid) || undefined, wait_time: waitTime });
    },
  };
}

type Receipt = { readonly file_exist?: boolean };
type Example = readonly [name: string, body: Receipt];

/** The first example that says the same of the file, or the first of all. */
function exampleFor(examples: { readonly [name: string]: Receipt }, fileExists: boolean): Example {
  const all = Object.entries(examples);
  return all.find(([, { file_exist = false }]) => file_exist === fileExists) ?? all[0] ?? ["", {}];
}

/** Written out: V8 takes 1 µs for a spread that adds a key. */
const newJob = (
  operation: Operation,
  { family, uuid, xxh64 }: Pick<NewJob, "family" | "uuid" | "xxh64">,
  { readings, wall, analysisMs, concurrency, waitTime, failure }: Context,
): NewJob => ({
  family,
  uuid,
  xxh64,
  failure: failure ?? menuOf(operation).failuresByEnding.get(endOf(uuid)),
  price: operation.price,
  fileExistsBy: readings.fileExistsBy, // A13
  repeatIsCharged: readings.repeatIsCharged,
  wall,
  analysisMs: analysisMs(),
  concurrency,
  waitMs: waitTime === undefined ? undefined : waitTime * 1000,
});

function decided(
  { price, fileExistsBy, uuid }: NewJob,
  acceptance: Acceptance,
  account: StoredAccount | undefined,
  receipts: { readonly new: Example; readonly known: Example },
): Decision {
  if (!acceptance.accepted) {
    return refuse("not-enough-credits", `${account?.credits} credits left, ${price} needed`, account);
  }
  const { fileExists, charged, credits, waitMs } = acceptance;
  const [scenario, example] = fileExists ? receipts.known : receipts.new;
  const body = filledIn(example, { uuid, wait_time: Math.ceil(waitMs / 1000), file_exist: fileExists });
  const seen = fileExistsBy === "uuid" ? "uuid" : "video";
  const reason = `${seen} ${fileExists ? "was seen before" : "is new"}; ${credits} credits left`;
  return {
    scenario,
    reason,
    account: account && { id: account.id, credits },
    charged,
    success: { body, cost: charged },
  };
}

/** The checks before have seen that it is there. */
const videoOf = (field: Field | undefined) => (field as { readonly video: Video }).video;

/** Why a file is none, or, with `--strict-video`, does not begin as a video does (A07). */
function flawOf(
  { file }: Operation,
  { flaw, type = unknownType }: Video,
  { strictVideo }: Context,
): string | undefined {
  if (flaw !== undefined || !strictVideo || type.isVideo) return flaw;
  const found = type.container === "unknown" ? "something else" : `a file of the type ${type.container}`;
  return `${file?.field} holds no video that is known, but ${found}`;
}
