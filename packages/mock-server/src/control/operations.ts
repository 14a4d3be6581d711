import type { Language } from "@remo-kit/common/language";
import type * as v from "valibot";
import * as answers from "./answers.ts";
import texts from "./operation-texts.json" with { type: "json" };
import { type OperationId, routeOf } from "./paths.ts";
import * as requests from "./requests.ts";

/** One row of the table: what the routes, the description and the helper need to know of an operation. */
export type ControlOperation = {
  readonly tag: "status" | "journal" | "next" | "accounts" | "clock" | "settings" | "tenants";
  /** For orchestrators: answered whoever asks, and of no tenant. */
  readonly probe?: true;
  readonly params?: v.GenericSchema;
  /** Default: takes no query. */
  readonly query?: v.GenericSchema;
  /** Default: takes no body. */
  readonly body?: v.GenericSchema;
  /** A body that can be sent, for the reader. */
  readonly example?: unknown;
  /** Default: 200. */
  readonly status?: 201;
  /** Default: the answer is 204 and has no body. */
  readonly answer?: v.GenericSchema;
};

/** The control API, by the name of each operation. Its texts are in `operation-texts.json`. */
export const operations = {
  health: { tag: "status", probe: true, answer: answers.health },
  ready: { tag: "status", probe: true, answer: answers.health },
  scenarios: { tag: "status", answer: answers.scenarioList },
  journal: { tag: "journal", query: requests.journalQuery, answer: answers.journal },
  waitForJournal: { tag: "journal", query: requests.waitQuery, answer: answers.journalWait },
  clearJournal: { tag: "journal", answer: answers.cleared },
  nextAnswers: { tag: "next", answer: answers.nextAnswers },
  next: {
    tag: "next",
    body: requests.nextRequest,
    example: { scenario: "html-502", times: 2 },
    status: 201,
    answer: answers.nextAnswer,
  },
  clearNext: { tag: "next", answer: answers.cleared },
  clearOneNext: { tag: "next", params: requests.idPath, answer: answers.cleared },
  accounts: { tag: "accounts", answer: answers.accounts },
  putAccount: {
    tag: "accounts",
    body: requests.accountRequest,
    example: { email: "example@email.com", userKey: "userkey", apiKey: "apikey", credits: 100 },
    answer: answers.account,
  },
  setCredits: {
    tag: "accounts",
    params: requests.idPath,
    body: requests.creditsRequest,
    example: { credits: 3 },
    answer: answers.account,
  },
  deleteAccount: { tag: "accounts", params: requests.idPath },
  jobs: { tag: "accounts", query: requests.jobsQuery, answer: answers.jobs },
  clock: { tag: "clock", answer: answers.clock },
  setTimeScale: {
    tag: "clock",
    body: requests.timeScaleRequest,
    example: { scale: 60 },
    answer: answers.clock,
  },
  advance: { tag: "clock", body: requests.advanceRequest, example: { seconds: 60 }, answer: answers.clock },
  profile: { tag: "settings", answer: answers.profileAnswer },
  setProfile: {
    tag: "settings",
    body: requests.profileRequest,
    example: { name: "observed" },
    answer: answers.profileAnswer,
  },
  changeProfile: {
    tag: "settings",
    body: requests.profileChange,
    example: { httpStatus: "ok" },
    answer: answers.profileAnswer,
  },
  faults: { tag: "settings", answer: answers.faultRules },
  setFaults: {
    tag: "settings",
    body: requests.faultsRequest,
    example: { faults: [{ fault: "latency", value: "200-1500", probability: 0.3 }] },
    answer: answers.faultRules,
  },
  tenants: { tag: "tenants", answer: answers.tenants },
  reset: { tag: "tenants" },
} as const satisfies { readonly [Id in OperationId]: ControlOperation };

/** What a schema of a row gives; undefined if the row has none. */
export type ControlOutput<Id extends OperationId, Key extends string> = (typeof operations)[Id] extends {
  readonly [K in Key]: infer Schema extends v.GenericSchema;
}
  ? v.InferOutput<Schema>
  : undefined;

/** A summary, and where there are any a description and by HTTP status what else can go wrong. */
type OperationTexts = { readonly [name: string]: string } & { readonly summary: string };

export const operationTexts: {
  readonly [Each in Language]: { readonly [Id in OperationId]: OperationTexts };
} = texts;

/** The rows, with their routes. */
export const table = (Object.entries(operations) as [OperationId, ControlOperation][]).map(([id, row]) => ({
  ...{ id, ...routeOf(id) },
  ...row,
}));
