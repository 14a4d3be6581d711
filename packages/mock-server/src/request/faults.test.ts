import { type Operation, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { faultText } from "../faults.ts";
import { createMock, demoAccount, type FaultName, faults, type MockOptions } from "../index.ts";
import { examplesOf } from "../operations/examples.ts";

const request = {
  Email: demoAccount.email,
  id: demoAccount.email,
  UserKey: "userkey",
  APIKey: "apikey",
  base64_video: "AAAA",
  height: "170",
};
const uuidEndingIn = (end: string) => `c37d3ce2-e9d0-45de-9656-${end}`;

type Sent = { readonly end?: string; readonly prefer?: string; readonly signal?: AbortSignal };

/** A mock whose waits are over at once; they are listed in `slept`. */
function quick(options: MockOptions = {}) {
  const slept: number[] = [];
  const time = { now: () => Date.UTC(2026, 0, 1), sleep: async (ms: number) => void slept.push(ms) };
  const mock = createMock({ time, analysisSeconds: [0, 0], ...options });
  const send = ({ path }: Operation, { end = "2a730204f8ca", prefer, signal }: Sent = {}) =>
    mock.fetch(`http://api.test${path}`, {
      method: "POST",
      body: JSON.stringify({ ...request, uuid: uuidEndingIn(end) }),
      headers: { "content-type": "application/json", ...(prefer !== undefined && { prefer }) },
      ...(signal && { signal }),
    });
  return { mock, slept, send };
}

/** What a caller sees of a fault. */
async function seen(answer: Promise<Response>): Promise<object> {
  try {
    const response = await answer;
    const { status, headers } = response;
    const text = await response.text().catch((error) => `broken: ${error.message}`);
    const clock = headers.get("x-remo-mock-clock");
    return {
      status,
      text: text.replaceAll(/[0-9a-f-]{36}/g, "UUID"),
      length: headers.get("content-length"),
      clock,
    };
  } catch (error) {
    return { rejects: (error as Error).name };
  }
}

const ways = ["preference", "uuid", "queue", "chance"] as const;

/** A job whose result is the page's example, whatever its uuid is; a preference comes before any other fault. */
async function leaveJob({ mock, send }: ReturnType<typeof quick>, { family }: Operation, end?: string) {
  const ofFamily = operationList.filter((operation) => operation.family === family);
  const [submit, read] = ["submit", "read"].map((kind) => ofFamily.find((one) => one.kind === kind));
  if (!submit || !read) return;
  await send(submit, { ...(end && { end }), prefer: "fault=latency=0" });
  const [job] = await mock.control.jobs();
  const [example] = Object.values(examplesOf(read));
  if (job && example) await mock.control.setJobResult(job.id, example as never);
}

/** What is seen of an operation that meets a fault in one of the ways, and what the mock says of it. */
async function meet(operation: Operation, fault: FaultName, way: (typeof ways)[number]) {
  const value = fault === "dribble" ? { value: "0" } : {};
  const playing = quick(way === "chance" ? { faults: [{ fault, probability: 1, ...value }] } : {});
  const { mock, send } = playing;
  const end = way === "uuid" ? { end: faults[fault].suffix } : {};
  if (operation.kind === "read") await leaveJob(playing, operation, end.end);
  const credits = await mock.creditsOf(demoAccount.email);
  if (way === "queue") await mock.control.next({ scenario: fault, ...value });
  const prefer = way === "preference" && { prefer: `fault=${faultText({ fault, ...value })}` };
  const signal = fault === "hang" && { signal: AbortSignal.timeout(100) };
  const result = await seen(send(operation, { ...end, ...prefer, ...signal }));
  const [entry] = (await mock.control.journal()).slice(-1);
  return { result, entry, charged: (credits ?? 0) - ((await mock.creditsOf(demoAccount.email)) ?? 0) };
}

const inputs = operationList.flatMap((operation) =>
  (Object.keys(faults) as FaultName[]).map((fault) => [fault, operation.slug, operation] as const),
);

test.each(inputs)(
  "the fault %s of %s comes the same by preference, by uuid, from the queue and by chance",
  async (fault, slug, operation) => {
    const price = faults[fault].phase === "answer" ? operation.price : 0;
    const results = [];
    for (const way of ways) {
      if (way === "uuid" && fault === "dribble") continue; // Its default takes seconds.
      const { result, entry, charged } = await meet(operation, fault, way);
      results.push(result);
      expect([charged, entry?.operation, entry?.scenario, entry?.charged], way).toEqual([
        price,
        slug,
        fault,
        price,
      ]);
    }
    for (const result of results) expect(result).toEqual(results[0]);
    expect(results[0]).toMatchSnapshot();
  },
);

test("a range of latency gives a random value within its ends", async () => {
  const { slept, send } = quick({ faults: [{ fault: "latency", value: "200-1500", probability: 1 }] });
  for (const operation of operationList) for (let i = 0; i < 20; i++) await send(operation);
  expect(Math.min(...slept)).toBeGreaterThanOrEqual(200);
  expect(Math.max(...slept)).toBeLessThanOrEqual(1500);
  expect(new Set(slept).size).toBeGreaterThan(10);
});
