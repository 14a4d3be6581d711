import { type Operation, operationList } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { createMock, faults, type MockOptions, startMockServer } from "../index.ts";
import { menuOf } from "../scenarios.ts";

const header = "x-remo-mock-clock";
const begin = Date.UTC(2026, 0, 1);

/** A wall clock that goes on when a test says so. */
function clockwork(options: MockOptions = {}) {
  const wall = { now: begin };
  const sleep = async (ms: number) => {
    wall.now += ms;
  };
  const time = { now: () => wall.now, sleep };
  return { wall, mock: createMock({ time, ...options }) };
}

type Fetch = ReturnType<typeof createMock>["fetch"];

const ask = (fetch: Fetch, { path }: Pick<Operation, "path">, headers: Record<string, string> = {}) =>
  fetch(`http://mock.test${path}`, { method: "POST", body: "{}", headers });

const [any] = operationList as [Operation];

test("each answer of each operation has the clock, refusals and what the mock itself refuses included", async () => {
  const { mock } = clockwork({ timeScale: 60, maxBody: 100 });
  for (const operation of operationList) {
    const codes = [...menuOf(operation).codes.values()].map((code) => ({ prefer: `code=${code}` }));
    const others = [
      {},
      { prefer: "nonsense" },
      { "content-type": "text/plain" },
      { "content-length": "101" },
    ];
    for (const headers of [...codes, ...others]) {
      const answer = await ask(mock.fetch, operation, headers as Record<string, string>);
      expect(answer.headers.get(header), JSON.stringify(headers)).toBe(`now=${begin}, scale=60`);
    }
  }
});

test("it is the clock of the moment of the answer, as whole ms that have passed", async () => {
  const { wall, mock } = clockwork({ timeScale: 1.5 });
  await ask(mock.fetch, any);
  wall.now += 1;
  expect((await ask(mock.fetch, any)).headers.get(header)).toBe(`now=${begin + 1}, scale=1.5`);
  const late = await ask(mock.fetch, any, { prefer: "delay=1000" });
  expect(late.headers.get(header)).toBe(`now=${begin + 1501}, scale=1.5`);
});

test("it follows the control API at once, in the tenant alone", async () => {
  const { mock } = clockwork();
  const patch = (path: string, body: object, method = "POST") =>
    mock.fetch(`http://mock.test/__mock/clock${path}`, { method, body: JSON.stringify(body) });
  const shown = async (tenant = "default") =>
    (await ask(mock.fetch, any, { "x-remo-mock-tenant": tenant })).headers.get(header);
  expect((await patch("", { scale: 1000 }, "PATCH")).status).toBe(200);
  expect(await shown()).toBe(`now=${begin}, scale=1000`);
  await patch("/advance", { seconds: 5 });
  expect(await shown()).toBe(`now=${begin + 5000}, scale=1000`);
  expect(await shown("other")).toBe(`now=${begin}, scale=1`);
  await mock.control.reset();
  expect(await shown()).toBe(`now=${begin}, scale=1`);
});

test("a clock that is changed while an answer is held back is that of the answer", async () => {
  const sleep = async () => void (await mock.control.setTimeScale(7));
  const mock = createMock({ time: { now: () => begin, sleep } });
  const answer = await ask(mock.fetch, any, { prefer: "delay=5" });
  expect(answer.headers.get(header)).toBe(`now=${begin}, scale=7`);
});

test.each(["socket", "process"])("a page of another origin may read it: %s", async (where) => {
  const server = where === "socket" ? await startMockServer({ port: 0 }) : undefined;
  if (server) onTestFinished(() => server.close());
  const fetch: Fetch = server ? (input, init) => globalThis.fetch(input, init) : createMock().fetch;
  const url = `${server?.url ?? "http://mock.test"}${any.path}`;
  const answer = await fetch(url, { method: "POST", body: "{}", headers: { origin: "http://app.test" } });
  expect(answer.headers.get("access-control-expose-headers")).toContain(header);
  expect(answer.headers.get(header)).toMatch(/^now=\d{13}, scale=1$/);
});

const withHead = Object.keys(faults).filter((name) => !/^(reset|hang)/.test(name));

test.each(withHead)("the fault %s has it, as it has a head", async (fault) => {
  const { mock } = clockwork();
  const value = fault === "dribble" ? "=0" : "";
  const answer = await ask(mock.fetch, any, { prefer: `fault=${fault}${value}` });
  expect(answer.headers.get(header)).toMatch(/^now=\d{13}, scale=1$/);
});
