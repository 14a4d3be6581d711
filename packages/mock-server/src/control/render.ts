import { type Profile, profiles } from "@remo-kit/openapi";
import { type Clock, virtualTime } from "../clock.ts";
import type { NextAnswer } from "../next.ts";
import type { Job, StoredAccount } from "../store/store.ts";
import { shownUuid } from "../uuid.ts";
import { maskedEmail } from "./mask.ts";
import type { MockAccount, MockClock, MockJob, MockNextAnswer, MockProfile } from "./schemas.ts";

/** Each names what it tells: what a store keeps beside that, such as the keys, stays there. */
export const accountOf = ({ id, email, credits }: StoredAccount): MockAccount => ({
  id,
  email: maskedEmail(email),
  credits,
});

export function nextAnswerOf(answer: NextAnswer): MockNextAnswer {
  const { id, scenario, value, times, uuid, email, delay, waitTime } = answer;
  return { id, scenario, value, times, uuid, email: email && maskedEmail(email), delay, waitTime };
}

/** @param now what the virtual clock shows, in ms since 1970. */
export const jobOf = (job: Job, now: number): MockJob => ({
  uuid: shownUuid(job.uuid),
  account: job.accountId,
  acceptedAt: iso(job.acceptedAt),
  readyAt: iso(job.readyAt),
  remainingSeconds: Math.max(0, Math.ceil((job.readyAt - now) / 1000)),
  times: job.times,
  charged: job.charged,
});

/** @param wall now, in ms since 1970. */
export const clockOf = (clock: Clock, wall: number): MockClock => ({
  now: iso(virtualTime(clock, wall)),
  scale: clock.scale,
});

export function profileOf(profile: Profile): MockProfile {
  const entries = Object.entries(profile) as [keyof Profile, unknown][];
  const names = Object.keys(profiles) as (keyof typeof profiles)[];
  const name = names.find((known) => entries.every(([key, value]) => profiles[known][key] === value));
  return { name: name ?? "custom", profile };
}

/** A clock that was put forward often can be beyond what a date can be. */
const iso = (ms: number): string => new Date(Math.min(ms, 8.64e15)).toISOString();
