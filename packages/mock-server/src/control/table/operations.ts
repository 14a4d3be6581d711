import type { Language } from "@remo-kit/common/language";
import type * as v from "valibot";
import * as answers from "./answers.ts";
import texts from "./operation-texts.json" with { type: "json" };
import * as requests from "./requests.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One row of the table: what the routes and the description need to know of an operation. */
export type ControlOperation = {
  /** Method and path, as OpenAPI writes them. */
  readonly route: `${Method} /__mock/${string}`;
  readonly tag: "status" | "journal" | "next" | "accounts" | "clock" | "settings" | "tenants";
  /** For orchestrators: answered without a token, and of no tenant. */
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
  health: { route: "GET /__mock/health", tag: "status", probe: true, answer: answers.health },
  ready: { route: "GET /__mock/ready", tag: "status", probe: true, answer: answers.health },
  scenarios: { route: "GET /__mock/scenarios", tag: "status", answer: answers.scenarioList },
  journal: {
    route: "GET /__mock/journal",
    tag: "journal",
    query: requests.journalQuery,
    answer: answers.journal,
  },
  waitForJournal: {
    route: "GET /__mock/journal/wait",
    tag: "journal",
    query: requests.waitQuery,
    answer: answers.journalWait,
  },
  clearJournal: { route: "DELETE /__mock/journal", tag: "journal", answer: answers.cleared },
  nextAnswers: { route: "GET /__mock/next", tag: "next", answer: answers.nextAnswers },
  next: {
    route: "POST /__mock/next",
    tag: "next",
    body: requests.nextRequest,
    example: { scenario: "html-502", times: 2 },
    status: 201,
    answer: answers.nextAnswer,
  },
  clearNext: { route: "DELETE /__mock/next", tag: "next", answer: answers.cleared },
  clearOneNext: {
    route: "DELETE /__mock/next/{id}",
    tag: "next",
    params: requests.idPath,
    answer: answers.cleared,
  },
  accounts: { route: "GET /__mock/accounts", tag: "accounts", answer: answers.accounts },
  putAccount: {
    route: "POST /__mock/accounts",
    tag: "accounts",
    body: requests.accountRequest,
    example: { email: "example@email.com", userKey: "userkey", apiKey: "apikey", credits: 100 },
    answer: answers.account,
  },
  setCredits: {
    route: "PATCH /__mock/accounts/{id}",
    tag: "accounts",
    params: requests.idPath,
    body: requests.creditsRequest,
    example: { credits: 3 },
    answer: answers.account,
  },
  deleteAccount: { route: "DELETE /__mock/accounts/{id}", tag: "accounts", params: requests.idPath },
  jobs: { route: "GET /__mock/jobs", tag: "accounts", query: requests.jobsQuery, answer: answers.jobs },
  clock: { route: "GET /__mock/clock", tag: "clock", answer: answers.clock },
  setTimeScale: {
    route: "PATCH /__mock/clock",
    tag: "clock",
    body: requests.timeScaleRequest,
    example: { scale: 60 },
    answer: answers.clock,
  },
  advance: {
    route: "POST /__mock/clock/advance",
    tag: "clock",
    body: requests.advanceRequest,
    example: { seconds: 60 },
    answer: answers.clock,
  },
  profile: { route: "GET /__mock/profile", tag: "settings", answer: answers.profileAnswer },
  setProfile: {
    route: "PUT /__mock/profile",
    tag: "settings",
    body: requests.profileRequest,
    example: { name: "observed" },
    answer: answers.profileAnswer,
  },
  changeProfile: {
    route: "PATCH /__mock/profile",
    tag: "settings",
    body: requests.profileChange,
    example: { httpStatus: "ok" },
    answer: answers.profileAnswer,
  },
  faults: { route: "GET /__mock/faults", tag: "settings", answer: answers.faultRules },
  setFaults: {
    route: "PUT /__mock/faults",
    tag: "settings",
    body: requests.faultsRequest,
    example: { faults: [{ fault: "latency", value: "200-1500", probability: 0.3 }] },
    answer: answers.faultRules,
  },
  tenants: { route: "GET /__mock/tenants", tag: "tenants", answer: answers.tenants },
  reset: { route: "POST /__mock/reset", tag: "tenants" },
} as const satisfies { readonly [id: string]: ControlOperation };

export type OperationId = keyof typeof operations;

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

export function routeOf(id: OperationId): { readonly method: Method; readonly path: string } {
  const [method, path] = operations[id].route.split(" ") as [Method, string];
  return { method, path };
}

/** The rows, with their ids. */
export const table = (Object.entries(operations) as [OperationId, ControlOperation][]).map(([id, row]) => ({
  ...{ id, ...routeOf(id) },
  ...row,
}));
