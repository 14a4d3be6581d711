import { type ErrorName, errors, families } from "@remo-kit/openapi";
import * as v from "valibot";
import { list, object, oneOf, profileName, slug, timestamp } from "../../shapes.ts";
import { faultName, profile, scenarioName } from "./requests.ts";

const maybe = v.optional;
const number = v.number();
const whole = v.pipe(v.number(), v.integer());
const string = v.string();

export const health = object({ status: v.literal("ok") });

const languages = object({ en: string, ko: string });

export const scenario = object({
  name: scenarioName,
  category: oneOf(["success", "input", "account", "process", "not-ready", "fault"]),
  operations: list(slug),
  code: maybe(whole),
  codes: maybe(v.record(string, whole)),
  uuidSuffix: string,
  fault: maybe(
    object({
      phase: oneOf(["upload", "answer"]),
      value: maybe(object({ unit: oneOf(["ms", "bytes"]), default: string, most: whole })),
    }),
  ),
  text: languages,
});

export const scenarioList = object({ scenarios: list(scenario) });

export const journalEntry = object({
  id: whole,
  tenant: string,
  time: timestamp,
  method: string,
  path: string,
  operation: maybe(slug),
  status: maybe(whole),
  scenario: string,
  reason: string,
  by: oneOf(["state", "prefer", "uuid", "next", "fault"]),
  fault: maybe(string),
  uuid: maybe(string),
  account: maybe(whole),
  charged: whole,
  credits: maybe(whole),
  bytes: whole,
  video: maybe(object({ bytes: whole, xxh64: string, container: string })),
  receivedMs: number,
  totalMs: number,
});

export const journal = object({ entries: list(journalEntry) });

export const journalWait = object({
  complete: v.boolean(),
  entries: list(journalEntry),
});

export const cleared = object({ cleared: whole });

export const nextAnswer = object({
  id: whole,
  scenario: scenarioName,
  value: maybe(string),
  times: v.union([whole, v.literal("always")]),
  uuid: maybe(string),
  email: maybe(string),
  delay: maybe(whole),
  waitTime: maybe(whole),
});

export const nextAnswers = object({ answers: list(nextAnswer) });

export const account = object({
  id: whole,
  email: string,
  credits: whole,
});

export const accounts = object({ accounts: list(account) });

export const job = object({
  id: whole,
  uuid: maybe(string),
  account: whole,
  family: oneOf(families),
  state: oneOf(["queued", "analysing", "done", "failed"]),
  acceptedAt: timestamp,
  startedAt: timestamp,
  readyAt: timestamp,
  endedAt: maybe(timestamp),
  failure: maybe(oneOf(Object.keys(errors) as ErrorName[])),
  remainingSeconds: whole,
  times: whole,
  charged: whole,
});

export const jobDetails = object({
  ...job.entries,
  ownResult: v.boolean(),
  answers: v.record(string, v.record(string, v.unknown())),
});

export const jobs = object({ jobs: list(job) });

export const clock = object({
  now: timestamp,
  scale: number,
});

export const profileAnswer = object({
  name: oneOf([...profileName.options, "custom"]),
  profile,
});

export const faultRule = object({ fault: faultName, value: maybe(string), probability: number });
export const faultRules = object({ faults: list(faultRule) });

export const tenants = object({ tenants: list(string) });

export const problem = object({ title: string, status: whole, detail: string });
