import { type Profile, profiles, type Readings } from "@remo-kit/openapi";
import { type Clock, virtualTime } from "../state/clock.ts";
import { jobState } from "../state/jobs.ts";
import type { Job, QueuedAnswer, StoredAccount } from "../state/records.ts";
import type { Settings } from "../state/settings.ts";
import { shownUuid } from "../uuid.ts";
import { maskedEmail } from "./mask.ts";
import type { MockAccount, MockClock, MockJob, MockNextAnswer, MockProfile } from "./types.ts";

/** Each names the fields that it shows: what a store keeps beside them, such as the keys, stays there. */
export const accountOf = ({ id, email, credits }: StoredAccount): MockAccount => ({
  id,
  email: maskedEmail(email),
  credits,
});

export function nextAnswerOf(answer: QueuedAnswer): MockNextAnswer {
  const { id, scenario, fault, times, uuid, email, delay, waitTime } = answer;
  const value = fault?.value;
  return { id, scenario, value, times, uuid, email: email && maskedEmail(email), delay, waitTime };
}

export const faultsOf = ({ faults }: Settings) => ({
  faults: faults.map(({ fault, value, probability }) => ({ fault, value, probability })),
});

/** @param now what the virtual clock shows, in ms since 1970. */
export function jobOf(job: Job, now: number): MockJob {
  const { id, uuid, accountId, family, acceptedAt, startedAt, readyAt, failure, times, charged } = job;
  const state = jobState(job, now);
  return {
    id,
    uuid: shownUuid(uuid),
    account: accountId,
    family,
    state,
    acceptedAt: iso(acceptedAt),
    startedAt: iso(startedAt),
    readyAt: iso(readyAt),
    endedAt: now < readyAt ? undefined : iso(readyAt),
    failure,
    remainingSeconds: Math.max(0, Math.ceil((readyAt - now) / 1000)),
    times,
    charged,
  };
}

/** @param wall now, in ms since 1970. */
export const clockOf = (clock: Clock, wall: number): MockClock => ({
  now: iso(virtualTime(clock, wall)),
  scale: clock.scale,
});

export function profileOf(profile: Profile): MockProfile {
  const { families = {}, ...readings } = profile;
  const entries = Object.entries(readings) as [keyof Readings, unknown][];
  const names = Object.keys(families).length > 0 ? [] : (Object.keys(profiles) as (keyof typeof profiles)[]);
  const name = names.find((known) => entries.every(([key, value]) => profiles[known][key] === value));
  return { name: name ?? "custom", profile };
}

/** A clock that was put forward often can be beyond what a date can be. */
const iso = (ms: number): string => new Date(Math.min(ms, 8.64e15)).toISOString();
