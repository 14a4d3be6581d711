import { hasSecret } from "@remo-kit/common/redact";
import { expect, onTestFinished, test } from "vitest";
import { checkExchange } from "../checks/check-exchange.ts";
import type { Exchange, Recording } from "../model/exchange.ts";
import { exchange as exchangeOf } from "../report/testing/model.ts";
import { runContract } from "../run-contract.ts";
import { openSession } from "../session/open-session.ts";
import { serve } from "../session/testing/serve.ts";
import { redactAll } from "./redaction.ts";
import { requestsOf } from "./target-run.ts";

const keys = { email: "player@example.org", userKey: "user-key-7f3a", apiKey: "api-key-91bc" };
const secrets = Object.values(keys);

/** A refusal that quotes whatever it is sent, as text, in base64, as names, and in a header. */
const echo = async (request: Request): Promise<Response> => {
  const text = await request.text();
  const quoted = { message: `not "${text}"`, [keys.apiKey]: btoa(keys.email), url: request.url };
  const headers = { "content-type": "application/json", server: keys.userKey };
  return Response.json({ state: false, status: 412, credit: 0, ...quoted }, { status: 412, headers });
};

async function echoing() {
  const { url, close } = await serve(echo);
  onTestFinished(close);
  return url;
}

const { uuid: sentUuid } = exchangeOf(1, "accept:first", undefined).sent;

const recordingOf = (exchanges: readonly Exchange[]): Recording => ({
  format: "remo-contract-recording-1",
  date: "",
  target: "",
  spec: "",
  profile: undefined,
  exchanges,
});

test("an exchange in memory has what came; what is written of it has no key, is JSON, and is judged the same", async () => {
  const url = await echoing();
  const limits = { requests: 9, bytes: 1e9, rate: 1e6 };
  const options = { limits, timeoutMs: 5000, video: undefined, height: 170 };
  const session = await openSession({ kind: "url", name: url, url, keys }, options, requestsOf());
  onTestFinished(session.close);
  const raw = await session.send("analyzeSoccer", "accept:first");
  expect(raw.received?.text).toContain(keys.apiKey);
  const [written] = redactAll(recordingOf([raw]), secrets).exchanges as [Exchange];
  const text = JSON.stringify(written);
  expect(hasSecret(text, secrets)).toBe(false);
  expect(text).not.toMatch(/[\w+/]{100}/);
  expect(Object.keys(JSON.parse(`${written.received?.text}`))).toContain("credit");
  const found = (one: Exchange) => checkExchange(one, {}).map(({ kind, place }) => [kind, place]);
  expect(JSON.stringify(found(written))).toBe(
    JSON.stringify(found(raw)).replaceAll(keys.apiKey, "[redacted]"),
  );
});

test("a client that takes a key out of the message of a receipt has read it as it came", () => {
  const message = `thanks, ${keys.apiKey} of ${keys.email}!`;
  const uuid = `${sentUuid}`;
  const body = { state: 1, wait_time: 11, file_exist: false, credit: 4, uuid, message };
  const received = { status: 200, contentType: "application/json", headers: {}, text: JSON.stringify(body) };
  const receipt = { kind: "receipt", waitTime: 11, fileExists: false, credit: 4, uuid } as const;
  const raw = { ...exchangeOf(1, "accept:first", received) };
  const read = (message: string) => checkExchange({ ...raw, client: { ...receipt, message } }, {});
  expect(read("thanks, [redacted] of [redacted]!")).toEqual([]);
  for (const other of [
    "thanks",
    ", [redacted]!",
    "[redacted] thanks, [redacted]!",
    "you, [redacted]!",
    ", [redacted]!",
    "thanks [redacted]!",
  ])
    expect(read(other)).toMatchObject([{ kind: "client", place: "message" }]);
});

test("nothing that leaves a run has a key: its value, and what is said of each case as it ends", async () => {
  const seen: unknown[] = [];
  const target = await echoing();
  const model = await runContract({
    ...{ target, keys, rate: 1000, only: ["unknown-user", "jpeg", "wrong-api-key"], allowSpend: 60 },
    onCase: (ended) => void seen.push(ended),
  });
  expect(seen).toHaveLength(model.cases.length);
  expect(hasSecret(JSON.stringify([seen, model]), secrets)).toBe(false);
  expect(model.exchanges.filter(({ sent }) => sent.keys.startsWith("own")).length).toBeGreaterThan(0);
});

test("what is said of the run itself in a recording or a model has no key either", () => {
  const written = redactAll(
    { ...recordingOf([]), because: `went to ${keys.apiKey}`, [keys.userKey]: 1 },
    secrets,
  );
  expect(written).toMatchObject({ because: "went to [redacted]", "[redacted]": 1 });
});

test("a key that is a short number stays where the API has a number", () => {
  const text = '{"state":false,"credit":1000,"wait":"1000","message":"UserKey 1000","status":420}';
  const received = { status: 420, contentType: "application/json", headers: {}, text };
  const [written] = redactAll(recordingOf([exchangeOf(1, "unknown-user", received)]), ["1000"]).exchanges;
  expect(written?.received?.text).toBe(text.replace(/(?<=Key )1000|(?<=")1000/g, "[redacted]"));
});

test.each([
  `/api/x/${keys.email}/7`,
  `/api/x/${encodeURIComponent(keys.email)}/`,
  `/api/x?id=${encodeURIComponent(keys.email)}`,
])("the address of the user is in no path that is written: %s", (path) => {
  const one = exchangeOf(1, "unknown-user", undefined);
  const at = { ...one, sent: { ...one.sent, path }, logged: { method: "GET", path } };
  const [written] = redactAll(recordingOf([at]), secrets).exchanges;
  expect(JSON.stringify(written)).not.toMatch(/player/);
  expect(written?.sent.path).toContain("[redacted]");
});

test("what was sent in place of a video stays: it is the run's own", () => {
  const one = exchangeOf(1, "encoding:url-safe", undefined);
  const body = JSON.stringify({ base64_video: "_9j_".repeat(40) });
  const [written] = redactAll(recordingOf([{ ...one, sent: { ...one.sent, body } }]), secrets).exchanges;
  expect(written?.sent.body).toBe(body);
});

test("a key that is a number of a few digits is taken out of texts, and the same number of the API stays", () => {
  const body = {
    "48213": "x",
    state: 1,
    credit: 48213,
    message: "not 48213, but 48213-7 at 127.0.0.1:48213",
  };
  const headers = { "retry-after": "48213" };
  const received = { status: 200, contentType: "application/json", headers, text: JSON.stringify(body) };
  const raw = { ...exchangeOf(1, "accept:first", received), failure: 'code 400 "bad 48213"' };
  const [written] = redactAll(recordingOf([raw]), ["a@b.co", "48213", "90127"]).exchanges;
  expect(written?.failure).toBe('code 400 "bad [redacted]"');
  expect(written?.received?.headers).toEqual({ "retry-after": "[redacted]" });
  const said = JSON.parse(`${written?.received?.text}`);
  expect([said.credit, Object.keys(said)]).toEqual([48213, ["[redacted]", "state", "credit", "message"]]);
  expect(said.message).not.toMatch(/not 48213/);
});
