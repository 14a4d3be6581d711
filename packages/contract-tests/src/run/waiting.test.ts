import { createMock, demoAccount, type MockOptions } from "@remo-kit/mock-server";
import { profiles } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { jsonObject } from "../checks/answer.ts";
import { modelOfReplay, modelOfRun } from "../finish.ts";
import type { Waiting } from "../session/patience.ts";
import { serve } from "../session/testing/serve.ts";
import { virtualClock } from "../session/testing/virtual-clock.ts";
import { resolveRun } from "./options.ts";
import { replay } from "./replay.ts";
import { targetRun } from "./target-run.ts";

const { email, userKey, apiKey } = demoAccount;

type Server = MockOptions & {
  readonly maxWait?: number;
  readonly rate?: number;
  /** Which wait is interrupted. */
  readonly abortAt?: number;
  /** Whether it has no reads. */
  readonly gone?: boolean;
  readonly allowSpend?: number;
  /** What the server answers instead; a number is the status of a gateway's page. */
  readonly change?: (body: Body, asked: Asked) => object | number;
  /** The uuid by which it knows the job that is asked for by another one. */
  readonly alias?: (uuid: string) => string;
};

type Body = { readonly [field: string]: unknown };
/** `at`: ms since the first request. */
type Asked = { readonly isRead: boolean; readonly fields: Body; readonly at: number };

/** What reads of one job show on a server whose time is that of the run. */
async function ranAgainst({
  maxWait = 300,
  rate = 1000,
  abortAt,
  allowSpend = 100,
  change,
  gone,
  alias,
  ...options
}: Server = {}) {
  const clock = virtualClock();
  const mock = createMock({ analysisSeconds: [11, 11], time: clock, ...options });
  const times: number[] = [];
  const server = await serve(async (request) => {
    times.push(clock.now());
    const text = await request.clone().text();
    if (gone && /-(result|score)$/.test(request.url)) return new Response("gone", { status: 404 });
    const answer = await mock.fetch(alias ? aliased(request, text, alias) : request);
    if (!change) return answer;
    const isRead = /-(result|score)$/.test(request.url);
    const asked = {
      isRead,
      fields: jsonObject(text) ?? {},
      at: clock.now() - (times[0] ?? 0),
    };
    const body = change((await answer.json()) as Body, asked);
    if (typeof body === "number") return new Response("<html>", { status: body });
    const { http, ...rest } = body as { readonly http?: number; readonly status?: number };
    return Response.json(rest, { status: http ?? rest.status ?? answer.status });
  });
  onTestFinished(server.close);
  const keys = { email, userKey, apiKey };
  const found = resolveRun({ target: server.url, keys, allowSpend, maxWait, rate });
  const run = { ...found, session: { ...found.session, clock } };
  const stop = new AbortController();
  const waits: Waiting[] = [];
  const onWait = (waiting: Waiting) => {
    waits.push(waiting);
    if (waits.length === abortAt) stop.abort();
  };
  const outside = { onWait, signal: stop.signal, isToEnd: () => stop.signal.aborted };
  const work = targetRun(run.targets[0] as (typeof run.targets)[0], run, outside);
  await work.open();
  for (const entry of work.plan.entries) await work.runCase(entry);
  await work.close();
  const part = work.part();
  const model = modelOfRun(run, { parts: [part], stop: work.stop() });
  const outcome = (id: string) => model.cases.find((one) => one.id === id);
  return { model, part, waits, times, outcome, credits: await mock.creditsOf(email) };
}

function aliased(request: Request, text: string, alias: (uuid: string) => string): Request {
  const { uuid, ...rest } = jsonObject(text) ?? {};
  const body = typeof uuid === "string" ? JSON.stringify({ ...rest, uuid: alias(uuid) }) : text;
  return new Request(request.url, { method: "POST", headers: { "content-type": "application/json" }, body });
}

const seconds = (waits: readonly Waiting[]) => waits.map(({ ms }) => ms / 1000);

test("a run asks when wait_time has passed: then it is done, and one job is paid for by all that read of it", async () => {
  const { model, part, waits, outcome } = await ranAgainst();
  expect(outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(Math.max(...seconds(waits))).toBeLessThanOrEqual(11);
  expect(waits).toHaveLength(1);
  const { exchanges } = part.recording;
  expect(exchanges.filter(({ intent }) => intent === "submitted")).toHaveLength(1);
  expect(model.budget.planned).toBe(48);
});

test("the last cases run after all reads, so that credits show whether reading costs", async () => {
  const { part } = await ranAgainst();
  const { exchanges } = part.recording;
  const of = (intent: string) => exchanges.findLastIndex((exchange) => exchange.intent === intent);
  expect(of("read:done")).toBeGreaterThan(of("bad-video:after"));
  expect(exchanges.findIndex(({ intent }) => intent.startsWith("encoding:"))).toBeGreaterThan(
    of("read:done"),
  );
});

const hasty = (body: object) => ("wait_time" in body ? { ...body, wait_time: 1 } : body);

test("what is late is asked for again, in pauses that grow from 2 to 15 s", async () => {
  const { waits, outcome } = await ranAgainst({ analysisSeconds: [60, 60], change: hasty });
  expect(outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(seconds(waits).slice(1, 8)).toEqual([2, 3, 4.5, 6.75, 10.125, 15, 15].slice(0, waits.length - 1));
  expect(waits.length).toBeGreaterThan(6);
});

test("no two requests are closer than the rate of the run allows, also while it waits", async () => {
  const { times, outcome } = await ranAgainst({ change: hasty, rate: 0.25 });
  expect(outcome("result-done")).toMatchObject({ outcome: "passed" });
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4000);
});

test("what is never done is undecided when the run may wait no more: no failure, and not all agrees", async () => {
  const { model, waits, outcome, part } = await ranAgainst({ analysisSeconds: [9000, 9000], maxWait: 60 });
  expect(outcome("result-done")).toMatchObject({
    outcome: "undecided",
    detail: expect.stringContaining("--max-wait S allows more"),
  });
  expect(seconds(waits).reduce((sum, one) => sum + one, 0)).toBeCloseTo(60);
  expect(waits.at(-1)?.leftMs).toBe(0);
  expect(model.divergences).toEqual([]);
  expect(model.cases.filter(({ outcome: how }) => how === "failed")).toEqual([]);
  const again = modelOfReplay([part.recording], await replay([part.recording]));
  expect(again.cases.find(({ id }) => id === "result-done")).toMatchObject({ outcome: "undecided" });
});

test("an analysis that failed leaves open what a result is, and ends the wait", async () => {
  const refused = { state: false, message: "analysis failed", status: 520 };
  const { model, outcome, waits } = await ranAgainst({
    change: (body) => ("state" in body ? body : refused),
  });
  expect(outcome("result-done")).toMatchObject({
    outcome: "undecided",
    detail: expect.stringContaining("the analysis failed"),
  });
  expect(waits.length).toBeLessThanOrEqual(1);
  expect(model.divergences).toEqual([]);
});

test("with --max-wait 0 nothing is waited for, and the report says why", async () => {
  const { waits, outcome } = await ranAgainst({ maxWait: 0 });
  expect(waits).toEqual([]);
  expect(outcome("result-not-ready")).toMatchObject({ outcome: "passed" });
  expect(outcome("result-done")).toMatchObject({
    outcome: "not-run",
    detail: "has to wait for an analysis: --max-wait S allows it",
  });
});

test("a Ctrl-C ends the wait at once: the case was not run, and what was recorded is there", async () => {
  const { waits, outcome, part } = await ranAgainst({ analysisSeconds: [9000, 9000], abortAt: 1 });
  expect(waits).toHaveLength(1);
  expect(outcome("result-done")).toMatchObject({ outcome: "not-run", detail: "the run was interrupted" });
  expect(part.recording.exchanges.at(-1)?.intent).toMatch(/^read:/);
});

test("a recording of a run that waited is judged the same, and without waiting", async () => {
  const { model, part } = await ranAgainst({ change: hasty });
  const again = modelOfReplay([part.recording], await replay([part.recording]));
  const known = new Map(model.cases.map(({ id, outcome }) => [id, outcome]));
  const expected = again.cases.map(({ id }) => [id, known.get(id)]);
  expect(again.cases.map(({ id, outcome }) => [id, outcome])).toEqual(expected);
});

test("where reads are not served, what they would show stays open, and the rest agrees", async () => {
  const { model, outcome } = await ranAgainst({ gone: true });
  expect(outcome("result-done")).toMatchObject({
    outcome: "not-run",
    detail: "analysis-soccer-result is not served there: HTTP 404 with text/plain",
  });
  expect(model.undecided.map(({ key }) => key)).toContain("notReady");
  expect(model.verdict).toBe("agree");
});

const sameInReplay = async ({ model, part }: Awaited<ReturnType<typeof ranAgainst>>) => {
  const again = modelOfReplay([part.recording], await replay([part.recording]));
  const ended = new Map(model.cases.map(({ id, outcome }) => [id, outcome]));
  expect(again.cases.filter(({ id, outcome }) => ended.get(id) !== outcome)).toEqual([]);
  expect(again.verdict).toBe(model.verdict);
};

test("pages of a gateway end no wait: what comes after them is read, and they are no divergence", async () => {
  let pages = 0;
  const ran = await ranAgainst({
    change: (body, { isRead, at, fields }) =>
      isRead && fields.id === email && at > 9000 && pages++ < 3 ? 502 : hasty(body),
  });
  expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(ran.outcome("score-done")).toMatchObject({ outcome: "passed" });
  expect(ran.model.divergences).toEqual([]);
  await sameInReplay(ran);
});

test("a gateway that never has another answer leaves its cases undecided at the end of the wait", async () => {
  const ran = await ranAgainst({
    maxWait: 60,
    change: (body, { isRead, at, fields }) => (isRead && fields.id === email && at > 9000 ? 502 : body),
  });
  expect(ran.outcome("result-done")).toMatchObject({
    outcome: "undecided",
    detail: expect.stringContaining("502"),
  });
  expect(seconds(ran.waits).reduce((sum, one) => sum + one, 0)).toBeCloseTo(60);
  await sameInReplay(ran);
});

test.each([{ message: "list index out of range" }, { msg: "get result error" }])(
  "an analysis that failed may say so by the status line and a text alone: %j",
  async (text) => {
    const ran = await ranAgainst({
      change: (body, { isRead }) => (isRead && !("state" in body) ? { ...text, http: 520 } : body),
    });
    expect(ran.outcome("result-done")).toMatchObject({ outcome: "undecided" });
    expect(ran.model.divergences).toEqual([]);
    expect(ran.model.verdict).toBe("inconclusive");
    await sameInReplay(ran);
  },
);

test("what is undecided keeps a run from agreeing, also where other cases were left out", async () => {
  const ran = await ranAgainst({ analysisSeconds: [9000, 9000], allowSpend: 40 });
  expect(ran.model.cases.some(({ detail }) => detail?.startsWith("may cost 4 credits"))).toBe(true);
  expect(ran.model).toMatchObject({
    verdict: "inconclusive",
    because: "nothing differs, and undecided is result-done, score-done",
  });
  await sameInReplay(ran);
});

test("that reads need keys is found, and is no refusal of the keys", async () => {
  const lacking = { state: false, message: "who?", status: 401 };
  const ran = await ranAgainst({
    change: (body, { isRead, fields }) => (isRead && fields.id && !fields.UserKey ? lacking : body),
  });
  expect(ran.model.verdict).toBe("diverges");
  expect(ran.model.because).not.toContain("keys of the account were refused");
  expect(ran.outcome("result-done")).toMatchObject({ outcome: "failed" });
  const found = ran.model.probes.find(({ id }) => id === "read-keys");
  expect(found?.readings.reading).toMatchObject({ value: "keys", confidence: "certain" });
  expect(ran.credits).toBeGreaterThanOrEqual(100 - ran.model.budget.planned);
  await sameInReplay(ran);
});

test("that a read refuses keys which it did not ask for is found, and does not end the run", async () => {
  const unwanted = { state: false, message: "no keys here", status: 403 };
  const ran = await ranAgainst({
    change: (body, { isRead, fields }) => (isRead && fields.UserKey ? unwanted : body),
  });
  const found = ran.model.probes.find(({ id }) => id === "read-keys");
  expect(found?.readings.reading).toMatchObject({ value: "no keys; those that are sent are refused" });
  expect(ran.outcome("jpeg")).toMatchObject({ outcome: "passed" });
});

test("reads that answer their own way where the page says nothing agree", async () => {
  const ran = await ranAgainst({
    profile: profiles.observed,
    change: (body, { isRead }) => {
      if (!isRead) return body;
      return "state" in body
        ? { state: 0, message: "file does not exist", http: 400 }
        : { state: 1, ...body };
    },
  });
  expect(ran.model.divergences).toEqual([]);
  expect(ran.model).toMatchObject({
    verdict: "agree",
    profile: { notReady: "400-without-code", successState: true },
  });
  await sameInReplay(ran);
});

test("a 404 of an operation that has answered before does not mean that it is not served", async () => {
  const ran = await ranAgainst({
    change: (body, { isRead, fields }) =>
      isRead && fields.uuid && body.state === false ? { detail: "Not Found", http: 404 } : body,
  });
  expect(ran.outcome("result-unknown-uuid")).toMatchObject({
    outcome: "failed",
    detail: expect.stringContaining("HTTP 404"),
  });
  await sameInReplay(ran);
});

test.each([45.5, "11", "-3", -3, null, "soon"])(
  "a wait_time of %j ends no wait: what it says is used if it says something",
  async (wait_time) => {
    const ran = await ranAgainst({ change: (body) => ("wait_time" in body ? { ...body, wait_time } : body) });
    expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
    expect(ran.outcome("score-done")).toMatchObject({ outcome: "passed" });
    const due = Math.max(0, Number(wait_time) || 0);
    expect((seconds(ran.waits)[0] ?? 0) <= Math.max(due, 2)).toBe(true);
    await sameInReplay(ran);
  },
);

test("a wait_time of eleven days is not waited for: the run asks all the same, and names it at the end", async () => {
  const change = (body: object) => ("wait_time" in body ? { ...body, wait_time: 999_999 } : body);
  const soon = await ranAgainst({ change });
  expect(soon.outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(seconds(soon.waits).reduce((sum, one) => sum + one, 0)).toBeLessThan(30);
  const never = await ranAgainst({ change, analysisSeconds: [9000, 9000], maxWait: 60 });
  expect(never.outcome("result-done")).toMatchObject({
    outcome: "undecided",
    detail: expect.stringContaining("its wait_time says 999999 s"),
  });
});

test("a server that is done at the first question leaves the form of waiting open, and agrees", async () => {
  const ran = await ranAgainst({ analysisSeconds: [0, 0] });
  expect(ran.model.undecided).toMatchObject([{ key: "notReady", lack: "not-shown" }]);
  expect(ran.model.verdict).toBe("agree");
});

const strangers = ["5b9f0a7e-1d1c-4f6e-9d5e-3a1b2c3d4e5f", "vendor-4711", 4711] as const;

test.each(strangers)(
  "a job whose receipt names %j is read by that, where that is known (A09)",
  async (given) => {
    let sent: unknown;
    const ran = await ranAgainst({
      change: (body, { isRead, fields }) => {
        if (!isRead && "wait_time" in body) {
          sent = fields.uuid;
          return { ...body, uuid: given };
        }
        return isRead && fields.uuid === sent ? { state: false, message: "no", status: 533 } : body;
      },
      alias: (uuid) => (uuid === String(given) ? String(sent) : uuid),
    });
    expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
    await sameInReplay(ran);
  },
);

test.each(strangers)("and by the one that was sent, where only that is known: %j", async (given) => {
  const ran = await ranAgainst({
    change: (body, { isRead }) => (!isRead && "wait_time" in body ? { ...body, uuid: given } : body),
  });
  expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
  await sameInReplay(ran);
});

test("reads that know nothing of a job until it is done are asked on", async () => {
  let results = 0;
  const ran = await ranAgainst({
    change: (body, { isRead, fields }) => {
      if (!isRead || fields.id !== email || body.state !== false) return hasty(body);
      results += 1;
      return { state: false, message: "no such job", status: 404 };
    },
  });
  expect(results).toBeGreaterThan(3);
  expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(ran.outcome("result-not-ready")).toMatchObject({ outcome: "failed" });
  await sameInReplay(ran);
});

test("a result whose numbers are texts is one kind of divergence, and its score is judged all the same", async () => {
  const asTexts = (body: object) =>
    JSON.parse(JSON.stringify(body, (_, value) => (typeof value === "number" ? String(value) : value)));
  const ran = await ranAgainst({
    change: (body, { isRead }) => (isRead && !("state" in body) ? asTexts(body) : body),
  });
  expect(ran.outcome("result-done")).toMatchObject({ outcome: "passed" });
  expect(new Set(ran.model.divergences.map(({ kind }) => kind))).toEqual(new Set(["schema"]));
  const rules = ran.model.probes.find(({ id }) => id === "score-rules")?.readings.reading;
  // What all of them leave open depends on the numbers that were drawn.
  expect(rules?.proof).toHaveLength(2);
  expect(rules).not.toHaveProperty("odd");
});
