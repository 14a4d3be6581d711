import { profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import type { JournalEntry } from "../journal/journal.ts";
import type { QueuedAnswer } from "../state/records.ts";
import { createMockControl, MockControlError } from "./client.ts";
import {
  type ControlOperation,
  type ControlOperationId,
  controlOperations,
  routeOf,
} from "./table/operations.ts";
import { mockInTime } from "./test-support.ts";
import type { MockControl, MockJournalEntry, MockNextAnswer } from "./types.ts";

const secret = { email: "canary@email.com", userKey: "canary-user-key", apiKey: "canary-api-key" };

/** How each operation is called by the helper, in an order in which each can succeed. */
const calls: { readonly [Id in ControlOperationId]: (control: MockControl) => Promise<unknown> } = {
  health: (control) => control.health(),
  ready: (control) => control.ready(),
  scenarios: (control) => control.scenarios(),
  putAccount: (control) => control.putAccount({ ...secret, credits: 10 }),
  accounts: (control) => control.accounts(),
  setCredits: (control) => control.setCredits(2, 20),
  next: (control) => control.next({ scenario: "hang", email: secret.email, times: "always" }),
  nextAnswers: (control) => control.nextAnswers(),
  journal: (control) => control.journal({ status: 200 }),
  waitForJournal: (control) => control.waitForJournal({ count: 1 }),
  jobs: (control) => control.jobs(10),
  job: (control) => control.job(1),
  finishJob: (control) => control.finishJob(1),
  setJobResult: (control) => control.setJobResult(1, null),
  failJob: (control) => control.failJob("2", "analysis-failed"),
  clock: (control) => control.clock(),
  setTimeScale: (control) => control.setTimeScale(2),
  advance: (control) => control.advance(1),
  profile: (control) => control.profile(),
  setProfile: (control) => control.setProfile(profiles.observed),
  changeProfile: (control) => control.changeProfile({ emptyBody: 411 }),
  setFaults: (control) => control.setFaults([{ fault: "latency", value: "5" }]),
  faults: (control) => control.faults(),
  clearOneNext: (control) => control.clearNext(1),
  clearNext: (control) => control.clearNext(),
  clearJournal: (control) => control.clearJournal(),
  deleteAccount: (control) => control.deleteAccount(2),
  tenants: (control) => control.tenants(),
  reset: (control) => control.reset(),
};

async function callEach() {
  const { mock, analyse } = mockInTime();
  await mock.control.putAccount({ ...secret, credits: 10 });
  const theirs = { Email: secret.email, UserKey: secret.userKey, APIKey: secret.apiKey };
  await analyse(theirs);
  await analyse({ ...theirs, uuid: secret.apiKey });
  const seen: { id: string; request: string; status: number; text: string }[] = [];
  for (const [id, call] of Object.entries(calls)) {
    const fetch = async (input: Request | URL | string) => {
      const { method, url } = input as Request;
      const answer = await mock.fetch(input);
      const text = await answer.clone().text();
      seen.push({ id, request: `${method} ${new URL(url).pathname}`, status: answer.status, text });
      return answer;
    };
    await call(createMockControl("http://mock", { fetch }));
  }
  return seen;
}

const seen = await callEach();

test("the helper has a method for each operation, and asks for it as the table says", () => {
  expect(seen.map(({ id }) => id).sort()).toEqual(Object.keys(controlOperations).sort());
  for (const { id, request } of seen) {
    const { method, path } = routeOf(id as ControlOperationId);
    expect(request).toMatch(new RegExp(`^${method} ${path.replace("{id}", "[12]")}$`));
  }
});

test("each operation answers as its row in the table says", () => {
  for (const { id, status, text } of seen) {
    const { answer, status: expected }: ControlOperation = controlOperations[id as ControlOperationId];
    expect(status, id).toBe(expected ?? (answer ? 200 : 204));
    if (answer) v.parse(answer, JSON.parse(text));
    else expect(text).toBe("");
  }
});

test("no answer has a key or a whole e-mail address in it", () => {
  for (const { id, text } of seen) {
    expect(text, id).not.toMatch(/canary|"userkey"|"apikey"|example@/i);
  }
  const accounts = seen.find(({ id }) => id === "accounts")?.text;
  expect(accounts).toContain("c…@email.com");
  expect(seen.find(({ id }) => id === "jobs")?.text.match(/"account":2/g)).toHaveLength(2);
});

test("an answer has the types of what is kept", () => {
  expectTypeOf<JournalEntry>().toExtend<MockJournalEntry>();
  expectTypeOf<Omit<QueuedAnswer, "fault">>().toExtend<MockNextAnswer>();
  expectTypeOf<Awaited<ReturnType<MockControl["journal"]>>[number]["by"]>().toEqualTypeOf<
    JournalEntry["by"]
  >();
});

function recorded(url: string | URL, options: Parameters<typeof createMockControl>[1] = {}, answer = "{}") {
  const requests: Request[] = [];
  const control = createMockControl(url, {
    fetch: async (input) => {
      requests.push(input as Request);
      return new Response(answer, { headers: { "content-type": "application/json" } });
    },
    ...options,
  });
  return { control, requests };
}

test.each([
  "http://127.0.0.1:4010",
  "http://127.0.0.1:4010/",
  new URL("http://user:pass@127.0.0.1:4010/?q#h"),
])("the address may be written in any way: %s", async (url) => {
  const { control, requests } = recorded(url);
  await control.clock();
  expect(requests[0]?.url).toBe("http://127.0.0.1:4010/__mock/clock");
});

test("a mock behind a path is found there", async () => {
  const { control, requests } = recorded("https://tools.example/mock/");
  await control.clock();
  expect(requests[0]?.url).toBe("https://tools.example/mock/__mock/clock");
});

test.each(["", "127.0.0.1:4010", "ftp://127.0.0.1"])("what is no address is refused: %j", (url) => {
  expect(() => createMockControl(url)).toThrow(TypeError);
});

test("tenant and token go with each request, and are left out otherwise", async () => {
  const named = recorded("http://mock", { tenant: "team", token: "t" });
  await named.control.advance(1);
  const [request] = named.requests as [Request];
  expect(request.method).toBe("POST");
  expect(await request.text()).toBe('{"seconds":1}');
  expect(Object.fromEntries(request.headers)).toEqual({
    "x-remo-mock-tenant": "team",
    authorization: "Bearer t",
    "content-type": "application/json",
  });
  const plain = recorded("http://mock");
  await plain.control.clock();
  const [bare] = plain.requests as [Request];
  expect([bare.method, bare.body, ...bare.headers]).toEqual(["GET", null]);
});

test("a filter becomes a query, without what is undefined", async () => {
  const { control, requests } = recorded("http://mock", {}, '{"entries":[]}');
  await control.journal({ status: 200, path: "/a?b&c", uuid: undefined });
  expect(requests[0]?.url).toBe("http://mock/__mock/journal?status=200&path=%2Fa%3Fb%26c");
});

test("a refusal rejects with its status, and with what to do", async () => {
  const { control } = mockInTime();
  const refused = control.setTimeScale(-1);
  await expect(refused).rejects.toBeInstanceOf(MockControlError);
  await expect(refused).rejects.toMatchObject({
    name: "MockControlError",
    status: 400,
    detail: expect.stringContaining("`scale` must be a number above 0"),
    message: expect.stringMatching(
      /^PATCH http:\/\/mock\/__mock\/clock was answered with 400\. The body: `scale`/,
    ),
  });
});

test.each([
  ["a page", new Response("<html></html>", { status: 200 })],
  ["nothing", new Response(null, { status: 200 })],
  ["another's refusal", Response.json({ error: "no" }, { status: 404 })],
  ["another's list", Response.json([], { status: 502 })],
  ["null", Response.json(null, { status: 200 })],
])("what is no answer of a mock rejects, too: %s", async (_, response) => {
  const control = createMockControl("http://mock", { fetch: async () => response });
  await expect(control.clock()).rejects.toMatchObject({
    status: response.status,
    detail: expect.stringContaining("is this the address that the mock listens on?"),
  });
});

test("a fetch that fails rejects as it does", async () => {
  const failure = new TypeError("fetch failed");
  const control = createMockControl("http://mock", { fetch: () => Promise.reject(failure) });
  await expect(control.clock()).rejects.toBe(failure);
});
