import { operationOf, profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { requestsOf } from "../run/target-run.ts";
import { systemClock } from "./clock.ts";
import { createGate } from "./gate.ts";
import { type Opened, record } from "./record.ts";
import { videoOf } from "./video.ts";
import type { WireRequest } from "./wire/wire.ts";

const own = { email: "kim+1@secret.test", userKey: "u-5f1c77", apiKey: "k-83ab10" };
const limits = { requests: 9, bytes: 9, rate: 1e6 };
const facts = { keys: "own", fields: [], uuid: undefined, video: undefined } as const;

/** What is recorded of a request to this path. */
async function recordedAt(path: string, logged?: string) {
  const requests: WireRequest[] = [];
  let begun: Exchange | undefined;
  const video = await videoOf(Uint8Array.of(1));
  const options = { limits, timeoutMs: 1, video: undefined, height: 170 };
  const opened: Opened = {
    shared: {
      target: { kind: "in-process", name: "", profile: profiles.documented },
      options,
      requests: requestsOf(),
      exchanges: [],
      gate: createGate(limits),
      clock: systemClock,
      wait: async () => false,
      first: video,
      second: video,
      caseId: "some",
      heads: new Map(),
    },
    own,
    wire: {
      baseUrl: "",
      fetch: undefined,
      requests,
      changed: () => {},
      settled: async () => {},
      close: async () => {},
    },
    log:
      logged === undefined
        ? undefined
        : [{ method: "GET", path: logged } as NonNullable<Opened["log"]>[number]],
    control: undefined,
    close: async () => {},
  };
  const { exchanges } = opened.shared;
  const recorded = await record(opened, operationOf("getSoccerResult"), "generated", facts, async () => {
    begun = { ...(exchanges[0] as Exchange) };
    requests.push({
      method: "GET",
      path,
      contentType: null,
      bytes: 0,
      requestSent: "all",
      answerReceived: "none",
    });
    return undefined;
  });
  return { ...recorded, begun };
}

test("an exchange is recorded before anything of it can fail", async () => {
  const { id, begun } = await recordedAt("/api/x");
  expect(begun).toMatchObject({ id, requestSent: "none", requests: 0, failure: "nothing was sent" });
});

test("a mock whose own log has nothing of a request says so, and a remote server has no log", async () => {
  expect((await recordedAt("/api/x")).logged).toBeUndefined();
  expect((await recordedAt("/api/x", "/api/y")).logged).toEqual({ method: "GET", path: "/api/y" });
});
