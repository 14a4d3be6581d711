import { createMock, demoAccount } from "@remo-kit/mock-server";
import { type Profile, profiles } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { requestsOf } from "../run/target-run.ts";
import { openSession } from "../session/open-session.ts";
import { serve } from "../session/testing/serve.ts";
import { mostOnRemote, propertyCases } from "./cases.ts";

const limits = { requests: 100_000, bytes: 1e9, rate: 1e9 };
const settings = { limits, timeoutMs: 20_000, video: undefined, height: 170 };

/** All that a profile can have read otherwise. */
const otherwise: Profile = {
  httpStatus: "ok",
  successState: true,
  failureState: 0,
  statusKey: "status_code",
  creditOnSuccess: "balance",
  creditOnError: "omitted",
  fileExistsBy: "content",
  repeatIsCharged: false,
  emptyBody: 411,
  missingField: 400,
  extraFields: true,
  extraFieldsOnError: true,
  unknownUuid: 533,
  emptyRead: 413,
  notReady: "code",
  otherUsersUuid: 533,
  pelvisPhase: "impact",
  scoreShape: "metric",
};

// The run of all mocks has the built-in profiles, in process and over a socket.
test("every property holds for a mock whose profile has all read otherwise", async () => {
  const target = { kind: "in-process", name: "", profile: otherwise } as const;
  const session = await openSession(target, settings, requestsOf());
  for (const one of propertyCases(43, 60)) await one.run(session);
  expect(session.exchanges.length).toBeGreaterThanOrEqual(6 * 60);
  expect(new Set(session.exchanges.map(({ requests }) => requests))).toEqual(new Set([1]));
  await session.close();
});

test("of a share a mock gets that part of the requests", async () => {
  const target = { kind: "in-process", name: "", profile: profiles.documented, share: 0.2 } as const;
  const session = await openSession(target, settings, requestsOf());
  const [valid] = propertyCases(43, 50);
  await valid?.run(session);
  expect(session.exchanges).toHaveLength(10);
  await session.close();
});

test("a remote server gets nothing by default, and a bounded number with unissued keys if asked for", async () => {
  expect(propertyCases(43, 0)).toEqual([]);
  const { url, close } = await serve(createMock().fetch);
  onTestFinished(close);
  const { email, userKey, apiKey } = demoAccount;
  const target = { kind: "url", name: "", url, keys: { email, userKey, apiKey } } as const;
  const session = await openSession(target, settings, requestsOf());
  const free = propertyCases(43, 1000).filter(({ mock }) => !mock);
  for (const one of free) await one.run(session);
  await session.close();
  expect(free.every(({ credits = 0 }) => credits === 0)).toBe(true);
  expect(session.exchanges).toHaveLength(free.length * mostOnRemote);
  expect(new Set(session.exchanges.map(({ sent }) => sent.keys))).toEqual(new Set(["nobody"]));
});
