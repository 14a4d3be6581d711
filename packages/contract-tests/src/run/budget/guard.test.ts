import { expect, test } from "vitest";
import { exchangeOf } from "../../checks/ledger/testing/exchange.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Session } from "../../session/session.ts";
import { guard, StoppedError } from "./guard.ts";

/** A session that answers with these texts, and counts how many requests are under way at once. */
function sessionOf(...texts: string[]) {
  const exchanges: Exchange[] = [];
  const seen = { atOnce: 0, most: 0 };
  const send = async () => {
    seen.most = Math.max(seen.most, ++seen.atOnce);
    await new Promise(setImmediate);
    seen.atOnce -= 1;
    const text = texts[exchanges.length] ?? '{"state": 1, "credit": 4}';
    const exchange = exchangeOf({ id: exchanges.length + 1, body: JSON.parse(text) });
    exchanges.push(exchange);
    return exchange;
  };
  const keys = { email: "", userKey: "", apiKey: "" };
  const target = { kind: "url", name: "", url: "", keys } as const;
  const session = { target, exchanges, send, raw: send } as Partial<Session> as Session;
  return { session, seen };
}

test("there is one request at a time, even if a case sends several at once", async () => {
  const { session, seen } = sessionOf();
  const guarded = guard(session, 60).session;
  await Promise.all([
    guarded.send("analyzeSoccer", "accept:first"),
    guarded.raw("analyzeSoccer", "empty-body", ""),
    guarded.send("analyzeSoccer", "accept:jpeg"),
  ]);
  expect(session.exchanges).toHaveLength(3);
  expect(seen.most).toBe(1);
});

test("after an answer that stops the run, nothing more is sent, also of what was waiting for its turn", async () => {
  const { session } = sessionOf('{"state": 1, "credit": 4}', '{"state": false, "status": 422}');
  const { session: guarded, stop } = guard(session, 60);
  const all = await Promise.allSettled([1, 2, 3, 4].map(() => guarded.send("analyzeSoccer", "accept:first")));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect(session.exchanges).toHaveLength(2);
  expect(stop()).toMatchObject({ verdict: "budget-exhausted" });
  await expect(guarded.raw("analyzeSoccer", "empty-body", "")).rejects.toThrow("not enough credits");
});

test("once the run is to end, nothing more is sent, also of what a case that runs has still to ask", async () => {
  const { session } = sessionOf();
  let isToEnd = false;
  const { session: guarded } = guard(session, 60, () => isToEnd);
  const first = guarded.send("analyzeSoccer", "accept:first");
  const second = first.then(() => {
    isToEnd = true;
    return guarded.send("analyzeSoccer", "accept:same-uuid");
  });
  await expect(second).rejects.toThrow("interrupted");
  expect(session.exchanges).toHaveLength(1);
});

test("a request that fails by itself does not hold up the next", async () => {
  const { session } = sessionOf();
  let calls = 0;
  const send: Session["send"] = (...given) =>
    calls++ === 0 ? Promise.reject(new TypeError("no keys")) : session.send(...given);
  const { session: guarded } = guard({ ...session, send }, 60);
  await expect(guarded.send("analyzeSoccer", "accept:first")).rejects.toThrow("no keys");
  await expect(guarded.send("analyzeSoccer", "accept:first")).resolves.toBeDefined();
});

test("what would cost more than is allowed is not sent, and what costs nothing still is", async () => {
  const { session } = sessionOf();
  const { session: guarded, stop, halt } = guard(session, 8);
  const all = await Promise.allSettled([1, 2, 3].map(() => guarded.send("analyzeSoccer", "accept:first")));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  await expect(guarded.raw("analyzeSoccer", "bad-video:after", {}, { keys: "own" })).rejects.toThrow(
    StoppedError,
  );
  expect(stop()).toMatchObject({
    verdict: "budget-exhausted",
    because: expect.stringContaining("8 of 8 credits"),
  });
  expect(halt()).toBeUndefined();
  await guarded.send("getSoccerResult", "read:done");
  await guarded.send("analyzeSoccer", "unknown-user", { keys: "nobody" });
  await guarded.raw("analyzeSoccer", "empty-body", "");
  expect(session.exchanges).toHaveLength(5);
});
