import { type ErrorName, errors, families, profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { list, object, oneOf, timestamp } from "./blocks.ts";
import { faultName, profile, scenarioName, slug } from "./requests.ts";

const maybe = v.optional;
const number = v.number();
const whole = v.pipe(v.number(), v.integer());
const string = v.string();

export const health = object({ status: v.literal("ok") });

const languages = object({ en: string, ko: string });

export const scenario = object({
  name: scenarioName,
  category: oneOf(["success", "input", "account", "process", "not-ready", "fault"]),
  /** The operations that can answer it. */
  operations: list(slug),
  /** Code that they answer; a fault has none. */
  code: maybe(whole),
  /** Slug → code, where it is not the same for all. */
  codes: maybe(v.record(string, whole)),
  /** What a uuid ends in that asks for it. */
  uuidSuffix: string,
  /** Of a fault only. */
  fault: maybe(
    object({
      /** `upload`: while the request arrives, so that it costs nothing; `answer`: once the API has answered. */
      phase: oneOf(["upload", "answer"]),
      /** What its value counts, if it takes one. */
      value: maybe(object({ unit: oneOf(["ms", "bytes"]), default: string, most: whole })),
    }),
  ),
  text: languages,
});

export const scenarioList = object({ scenarios: list(scenario) });

const containers = ["mp4", "mov", "webm", "mkv", "avi", "jpeg", "png", "unknown"] as const;

export const journalEntry = object({
  /** 1, 2 … in a tenant, also after a clear. */
  id: whole,
  tenant: string,
  /** When the request's head had arrived: wall time. */
  time: timestamp,
  method: string,
  /** Path without the query; a parameter that is a secret stands by its name. */
  path: string,
  /** Slug of the operation; undefined if the request went to none. */
  operation: maybe(slug),
  /** HTTP status that was answered; undefined if a fault left the request without one. */
  status: maybe(whole),
  /** Name of the scenario, or `none` for an answer that is the mock's own. */
  scenario: string,
  reason: string,
  /** Who chose the scenario. */
  by: oneOf(["state", "prefer", "uuid", "next", "fault"]),
  /** The fault that it met, with its value, such as `latency=200`. */
  fault: maybe(string),
  /** `uuid` of the request, if it has the form of one. */
  uuid: maybe(string),
  /** Id of the account, if one was identified. */
  account: maybe(whole),
  /** Credits that were taken, and that are left. */
  charged: whole,
  credits: maybe(whole),
  /** Bytes of the body. */
  bytes: whole,
  video: maybe(object({ bytes: whole, xxh64: string, container: oneOf(containers) })),
  /** From the head of the request to the end of its body, and to the start of the answer, in ms. */
  receivedMs: number,
  totalMs: number,
});

export const journal = object({ entries: list(journalEntry) });

export const journalWait = object({
  /** Whether as many entries as were wanted came in time. */
  complete: v.boolean(),
  entries: list(journalEntry),
});

export const cleared = object({ cleared: whole });

export const nextAnswer = object({
  id: whole,
  scenario: scenarioName,
  value: maybe(string),
  /** How often it is still given. */
  times: v.union([whole, v.literal("always")]),
  uuid: maybe(string),
  /** Only for this e-mail address, of which the most is left out: `e…@email.com`. */
  email: maybe(string),
  delay: maybe(whole),
  waitTime: maybe(whole),
});

export const nextAnswers = object({ answers: list(nextAnswer) });

export const account = object({
  /** Names the account: 1, 2 … in a tenant. */
  id: whole,
  /** E-mail address, of which the most is left out: `e…@email.com`. */
  email: string,
  credits: whole,
});

export const accounts = object({ accounts: list(account) });

export const job = object({
  /** `uuid` of the request, if it has the form of one. */
  uuid: maybe(string),
  /** Id of the account. */
  account: whole,
  /** Operations of a family share their jobs. */
  family: oneOf(families),
  state: oneOf(["queued", "analysing", "done", "failed"]),
  /** Time of the virtual clock, as are those below. */
  acceptedAt: timestamp,
  /** When its analysis begins. */
  startedAt: timestamp,
  /** When its analysis ends. */
  readyAt: timestamp,
  /** Once its analysis has ended. */
  endedAt: maybe(timestamp),
  /** The error that its analysis ends with, if not with a result. */
  failure: maybe(oneOf(Object.keys(errors) as ErrorName[])),
  /** Until it is ready, in s of the virtual clock, rounded up; 0 once it is. */
  remainingSeconds: whole,
  /** How often it was accepted. */
  times: whole,
  /** Credits that it has cost in all. */
  charged: whole,
});

export const jobs = object({ jobs: list(job) });

export const clock = object({
  /** What the virtual clock shows. */
  now: timestamp,
  /** Its speed; 1 is that of the wall clock. */
  scale: number,
});

export const profileAnswer = object({
  name: oneOf([...(Object.keys(profiles) as (keyof typeof profiles)[]), "custom"]),
  profile,
});

export const faultRule = object({ fault: faultName, value: maybe(string), probability: number });
export const faultRules = object({ faults: list(faultRule) });

export const tenants = object({ tenants: list(string) });

export const problem = object({ title: string, status: whole, detail: string });
