import type { Language } from "@remo-kit/common/language";
import type * as v from "valibot";
import * as answers from "./answers.ts";
import texts from "./operation-texts.json" with { type: "json" };
import * as requests from "./requests.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One row of the table: what the routes and the description need to know of an operation. */
export type ControlOperation = {
  /** Method and path below `/__mock`, as OpenAPI writes them. */
  readonly route: `${Method} /${string}`;
  /** For orchestrators: answered without a token, and of no tenant. */
  readonly probe?: true;
  readonly params?: v.GenericSchema;
  /** Default: takes no query. */
  readonly query?: v.GenericSchema;
  /** Default: takes no body. */
  readonly body?: v.GenericSchema;
  /** A body that is left out is an empty object. */
  readonly mayBeEmpty?: true;
  /** Default: 200. */
  readonly status?: 201;
  /** Default: the answer is 204 and has no body. */
  readonly answer?: v.GenericSchema;
};

/** The control API, by the name of each operation. Its texts are in `operation-texts.json`. */
export const controlOperations = {
  health: { route: "GET /health", probe: true, answer: answers.health },
  ready: { route: "GET /ready", probe: true, answer: answers.health },
  scenarios: { route: "GET /scenarios", answer: answers.scenarioList },
  journal: { route: "GET /journal", query: requests.journalQuery, answer: answers.journal },
  waitForJournal: { route: "GET /journal/wait", query: requests.waitQuery, answer: answers.journalWait },
  clearJournal: { route: "DELETE /journal", answer: answers.cleared },
  nextAnswers: { route: "GET /next", answer: answers.nextAnswers },
  next: { route: "POST /next", body: requests.nextRequest, status: 201, answer: answers.nextAnswer },
  clearNext: { route: "DELETE /next", answer: answers.cleared },
  clearOneNext: { route: "DELETE /next/{id}", params: requests.idPath, answer: answers.cleared },
  accounts: { route: "GET /accounts", answer: answers.accounts },
  putAccount: { route: "POST /accounts", body: requests.accountRequest, answer: answers.account },
  setCredits: {
    route: "PATCH /accounts/{id}",
    params: requests.idPath,
    body: requests.creditsRequest,
    answer: answers.account,
  },
  deleteAccount: { route: "DELETE /accounts/{id}", params: requests.idPath },
  jobs: { route: "GET /jobs", query: requests.jobsQuery, answer: answers.jobs },
  job: { route: "GET /jobs/{id}", params: requests.jobPath, answer: answers.jobDetails },
  finishJob: { route: "POST /jobs/{id}/finish", params: requests.jobPath, answer: answers.job },
  failJob: {
    route: "POST /jobs/{id}/fail",
    params: requests.jobPath,
    body: requests.failRequest,
    mayBeEmpty: true,
    answer: answers.job,
  },
  setJobResult: {
    route: "PUT /jobs/{id}/result",
    params: requests.jobPath,
    body: requests.resultRequest,
    answer: answers.job,
  },
  clock: { route: "GET /clock", answer: answers.clock },
  setTimeScale: { route: "PATCH /clock", body: requests.timeScaleRequest, answer: answers.clock },
  advance: { route: "POST /clock/advance", body: requests.advanceRequest, answer: answers.clock },
  profile: { route: "GET /profile", answer: answers.profileAnswer },
  setProfile: { route: "PUT /profile", body: requests.profileRequest, answer: answers.profileAnswer },
  changeProfile: { route: "PATCH /profile", body: requests.profileChange, answer: answers.profileAnswer },
  faults: { route: "GET /faults", answer: answers.faultRules },
  setFaults: { route: "PUT /faults", body: requests.faultsRequest, answer: answers.faultRules },
  tenants: { route: "GET /tenants", answer: answers.tenants },
  reset: { route: "POST /reset" },
} as const satisfies { readonly [id: string]: ControlOperation };

export type ControlOperationId = keyof typeof controlOperations;

/** What a schema of a row gives; undefined if the row has none. */
export type ControlOutput<
  Id extends ControlOperationId,
  Key extends string,
> = (typeof controlOperations)[Id] extends {
  readonly [K in Key]: infer Schema extends v.GenericSchema;
}
  ? v.InferOutput<Schema>
  : undefined;

/** A summary, and where there are any a description and by HTTP status what else can go wrong. */
type OperationTexts = { readonly [name: string]: string } & { readonly summary: string };

export const operationTexts: {
  readonly [Each in Language]: { readonly [Id in ControlOperationId]: OperationTexts };
} = texts;

export function routeOf(id: ControlOperationId): { readonly method: Method; readonly path: string } {
  const [method, path] = controlOperations[id].route.split(" ") as [Method, string];
  return { method, path: `/__mock${path}` };
}

/** The rows, with their ids. */
export const table = (Object.entries(controlOperations) as [ControlOperationId, ControlOperation][]).map(
  ([id, row]) => ({
    ...{ id, ...routeOf(id) },
    ...row,
  }),
);
