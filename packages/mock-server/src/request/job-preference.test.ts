import { errorOf, type Operation, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createMock, demoAccount } from "../index.ts";
import { menuOf } from "../scenarios.ts";

const submits = operationList.filter(({ kind }) => kind === "submit");
const reads = operationList.filter(({ kind }) => kind === "read");
const [submit] = submits as [Operation];
const [read] = reads as [Operation];

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const body = {
  Email: demoAccount.email,
  id: demoAccount.email,
  UserKey: "userkey",
  APIKey: "apikey",
  base64_video: "AAAA",
  height: "170",
  uuid,
};

function analysing() {
  const time = { now: () => Date.UTC(2026, 0, 1), sleep: async () => {} };
  const mock = createMock({ time, analysisSeconds: [10, 10] });
  const send = async ({ path }: Operation, prefer?: string, changes: object = {}) => {
    const headers = { "content-type": "application/json", ...(prefer !== undefined && { prefer }) };
    const sent = JSON.stringify({ ...body, ...changes });
    const answer = await mock.fetch(`http://mock.test${path}`, { method: "POST", headers, body: sent });
    return {
      status: answer.status,
      scenario: answer.headers.get("x-remo-mock-scenario"),
      applied: answer.headers.get("preference-applied"),
      json: (await answer.json().catch(() => ({}))) as { readonly [key: string]: unknown },
    };
  };
  return { mock, send };
}

const failing = submits.flatMap((one) =>
  [...menuOf(one).failures].map((name) => [name, one.slug, one] as const),
);

test.each(failing)(
  "a job that is to end with %s is accepted by %s as any other, and fails",
  async (name, _, handing) => {
    const { mock, send } = analysing();
    const prefer = `job=${name}`;
    const receipt = await send(handing, prefer);
    expect(receipt).toMatchObject({ status: 200, scenario: "accepted", applied: prefer, json: { state: 1 } });
    expect(await mock.creditsOf(demoAccount.email)).toBe(100 - handing.price);
    const ofFamily = reads.filter(({ family }) => family === handing.family);
    for (const one of ofFamily) expect(await send(one)).toMatchObject({ scenario: "in-analysis" });
    await mock.control.advance(10);
    for (const one of ofFamily) {
      const { scenario, json } = await send(one);
      expect(scenario).toBe(name);
      expect(errorOf(one, json.status as number)).toMatchObject({ name, category: "process" });
    }
    expect(await mock.control.jobs()).toMatchObject([{ state: "failed", failure: name }]);
  },
);

test("it works with a wait time, and with a fault that loses the receipt; sent again without it, the job is done", async () => {
  const { mock, send } = analysing();
  const prefer = 'job=analysis-failed, wait_time=3, fault="html-504"';
  expect(await send(submit, prefer)).toMatchObject({ status: 504, applied: prefer.replaceAll('"', "") });
  await mock.control.advance(3);
  expect(await send(read)).toMatchObject({ scenario: "analysis-failed" });
  await send(submit);
  await mock.control.advance(10);
  expect(await send(read)).toMatchObject({ status: 200 });
});

test.each([
  ["a refusal", undefined, { APIKey: "wrong" }],
  ["an answer that was asked for", undefined, { uuid: "c37d3ce2-e9d0-45de-9656-000000000200" }],
  ["a fault of the upload", "fault=html-502", {}],
])("%s leaves no job, and does not say that one will fail", async (_, other, changes) => {
  const { mock, send } = analysing();
  const prefer = ["job=analysis-failed", other].filter(Boolean).join();
  expect(await send(submit, prefer, changes)).toMatchObject({ applied: other ?? null });
  expect(await mock.control.jobs()).toEqual([]);
});

test.each([
  ["submit", "job=in-analysis", "Prefer: job takes one of analysis-failed"],
  ["submit", "job=done", "Prefer: job takes one of"],
  ["submit", "job=analysis-failed, code=200", "leave out code and example"],
  ["read", "job=analysis-failed", "Prefer: job is for what leaves a job"],
] as const)("to a %s, Prefer: %s is refused", async (kind, prefer, detail) => {
  const { send } = analysing();
  const { status, json } = await send(kind === "read" ? read : submit, prefer);
  expect(status).toBe(400);
  expect(json.detail).toContain(detail);
});
