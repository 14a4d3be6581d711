import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  errorOf,
  errorTexts,
  type OpenApiOperation,
  openApiDocument,
  operationOf,
  responseContent,
} from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createMock, demoAccount, type JournalEntry, type MockOptions } from "./index.ts";

const analyzeSoccer = operationOf("analyzeSoccer");

const url = "https://api.remo.re.kr/api/analysis-soccer";
const request = {
  Email: "example@email.com",
  UserKey: "userkey",
  APIKey: "apikey",
  base64_video: "AAAA",
  height: "170",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
};

const post = (
  mock: ReturnType<typeof createMock>,
  body: unknown = request,
  headers: Record<string, string> = {},
) =>
  mock.fetch(url, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

const mockWith = (options?: MockOptions) => createMock(options);

test("the first answer to the page's own request is the page's own answer (F15)", async () => {
  const response = await post(mockWith());
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({
    state: 1,
    wait_time: 11,
    file_exist: false,
    uuid: request.uuid,
    message: "success",
    credit: 4,
  });
});

test("the second answer says that the file exists, and is paid as well (A13)", async () => {
  const mock = mockWith();
  await post(mock);
  const second = await post(mock, { ...request, uuid: request.uuid.toUpperCase() });
  expect(await second.json()).toMatchObject({ state: 1, file_exist: true });
  expect(second.headers.get("x-remo-mock-scenario")).toBe("file-exists");
  expect(await mock.creditsOf(demoAccount.email)).toBe(92);
});

test.each([
  ["an empty body", "", 400, 0],
  ["no JSON", "{", 400, 0],
  ["JSON that is no object", "[1]", 400, 0],
  ...Object.keys(request).flatMap((name): [string, unknown, number, number][] => [
    [`no ${name}`, { ...request, [name]: undefined }, 411, 0],
    [`an empty ${name}`, { ...request, [name]: "" }, 411, 0],
    [`${name} as a number`, { ...request, [name]: 170 }, 411, 0],
  ]),
  ["an unknown Email", { ...request, Email: "nobody@email.com" }, 420, 0],
  ["a wrong UserKey", { ...request, UserKey: "wrong" }, 420, 0],
  ["a wrong APIKey", { ...request, APIKey: "wrong" }, 421, 100],
  ["a video that is not base64", { ...request, base64_video: "%%%%" }, 412, 100],
])("%s is refused with the vendor's code", async (_, body, code, credit) => {
  const mock = mockWith();
  const response = await post(mock, body);
  const name = errorOf(analyzeSoccer, code)?.name ?? "protocol-error";
  expect(response.status).toBe(code);
  expect(await response.json()).toEqual({
    state: false,
    credit,
    message: errorTexts[name].message.text,
    status: code,
  });
  expect(response.headers.get("x-remo-mock-scenario")).toBe(name);
  expect(await mock.creditsOf(demoAccount.email)).toBe(100);
});

test.each([
  ["no JSON before a missing field", "{", 400],
  ["a missing field before an unknown user", { ...request, Email: "nobody@email.com", height: "" }, 411],
  ["an unknown user before a wrong APIKey", { ...request, UserKey: "wrong", APIKey: "wrong" }, 420],
  ["a wrong APIKey before a bad video", { ...request, APIKey: "wrong", base64_video: "%" }, 421],
  ["a bad video before missing credits", { ...request, base64_video: "%" }, 412],
  ["missing credits at last", request, 422],
])("of several errors the first counts: %s (A18)", async (_, body, code) => {
  const mock = mockWith({ accounts: [{ ...demoAccount, credits: 3 }] });
  expect((await post(mock, body)).status).toBe(code);
});

test("credits run out to the last whole price", async () => {
  const mock = mockWith({ accounts: [{ ...demoAccount, credits: 9 }] });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await post(mock)).status);
  expect(statuses).toEqual([200, 200, 422]);
  expect(await mock.creditsOf(demoAccount.email)).toBe(1);
});

test.each([200, ...Object.keys(analyzeSoccer.errors).map(Number)])(
  "Prefer: code=%i forces it",
  async (code) => {
    const mock = mockWith();
    const response = await post(mock, request, { prefer: `code=${code}` });
    expect(response.status).toBe(code);
    expect(response.headers.get("preference-applied")).toBe(`code=${code}`);
    const operation = openApiDocument.paths["/api/analysis-soccer"]?.post as OpenApiOperation;
    const [example] = Object.values(responseContent(operation, code)["application/json"]?.examples ?? {});
    expect(await response.json()).toEqual(example?.value);
    expect(await mock.creditsOf(demoAccount.email)).toBe(100);
  },
);

test.each(["code=418", "code=abc", "code", "code=4e2", "code=0421"])(
  "Prefer: %s is refused with the codes that are known",
  async (prefer) => {
    const mock = mockWith();
    const response = await post(mock, request, { prefer });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as { detail: string; state?: unknown };
    expect(problem.detail).toContain("200, 400, 411, 412, 413, 420, 421, 422, 515, 550, 559");
    expect(problem).not.toHaveProperty("state");
    expect(await mock.creditsOf(demoAccount.email)).toBe(100);
  },
);

test.each([
  ["cod=421", 'The mock knows no preference "cod". It knows code, example, fault, delay, wait_time, job.'],
  ["delay=soon", "Prefer: delay takes a whole number of ms from 0 to 600000"],
  ["wait_time=-1", "Prefer: wait_time takes a whole number of s from 0 to 1000000"],
  ["fault=html-500", 'There is no fault "html-500"; known are latency, dribble'],
  ["fault=hang=3", "The fault hang takes no value"],
  ["code=421, example=accepted", "Prefer asks for two different answers"],
])("Prefer: %s is refused: %s", async (prefer, text) => {
  const mock = mockWith();
  const response = await post(mock, request, { prefer });
  expect(response.status).toBe(400);
  expect(((await response.json()) as { detail: string }).detail).toContain(text);
  expect(await mock.creditsOf(demoAccount.email)).toBe(100);
});

test.each([
  ["example=wrong-api-key", 421],
  ["example=accepted", 200],
])("Prefer: %s forces it by its name", async (prefer, status) => {
  const response = await post(mockWith(), request, { prefer });
  expect(response.status).toBe(status);
  expect(response.headers.get("preference-applied")).toBe(prefer);
});

test("an unknown example is refused with the names that are known", async () => {
  const response = await post(mockWith(), request, { prefer: "example=nonsense" });
  const { detail } = (await response.json()) as { detail: string };
  expect(detail).toContain("accepted, file-exists, protocol-error, no-input-data");
});

test.each([
  ["before it is sent", AbortSignal.abort()],
  ["while its body is read", AbortSignal.timeout(5)],
])("a request that is aborted %s rejects as a fetch does, and costs nothing", async (_, signal) => {
  const mock = mockWith();
  const body = new ReadableStream({
    async start(controller) {
      await new Promise((later) => setTimeout(later, 20));
      controller.enqueue(new TextEncoder().encode(JSON.stringify(request)));
      controller.close();
    },
  });
  const init = { method: "POST", body, duplex: "half", signal } as RequestInit;
  await expect(mock.fetch(url, init)).rejects.toMatchObject({ name: signal.reason?.name ?? "TimeoutError" });
  expect(await mock.creditsOf(demoAccount.email)).toBe(100);
});

test("a body that breaks off rejects as a fetch does", async () => {
  const mock = mockWith();
  const cause = new Error("the file is gone");
  const body = new ReadableStream({ pull: (controller) => controller.error(cause) });
  await expect(mock.fetch(url, { method: "POST", body, duplex: "half" } as RequestInit)).rejects.toBe(cause);
});

test("a preference that is not the mock's is ignored, as RFC 7240 says", async () => {
  const response = await post(mockWith(), request, { prefer: "respond-async" });
  expect(response.status).toBe(200);
  expect(response.headers.get("preference-applied")).toBeNull();
});

test("the same seed gives the same wait times, another seed gives others", async () => {
  const time = { now: () => 0, sleep: async () => {} };
  const waits = async (seed?: number) => {
    const mock = mockWith({ seed, time });
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(mock)));
    return Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { wait_time: number }).wait_time),
    );
  };
  expect(await waits()).toEqual(await waits());
  expect(await waits(1)).not.toEqual(await waits(2));
});

test("two mocks share nothing", async () => {
  const [one, other] = [mockWith(), mockWith()];
  await post(one);
  expect(await other.creditsOf(demoAccount.email)).toBe(100);
});

test("the log has outcomes and no secrets", async () => {
  const entries: JournalEntry[] = [];
  const mock = mockWith({ log: (entry) => entries.push(entry) });
  await post(mock);
  await post(mock, { ...request, APIKey: "wrong-secret" });
  await post(mock, { ...request, uuid: "a secret in the wrong place" });
  await mock.fetch("http://mock.test/api/analysis-golf", { method: "POST" });
  expect(entries).toMatchObject([
    {
      id: 1,
      tenant: "default",
      method: "POST",
      path: "/api/analysis-soccer",
      status: 200,
      scenario: "accepted",
      reason: "uuid is new; 96 credits left",
      by: "state",
      uuid: request.uuid,
      account: 1,
      charged: 4,
      credits: 96,
      bytes: JSON.stringify(request).length,
      video: { bytes: 3, container: "unknown" },
    },
    { status: 421, scenario: "wrong-api-key", reason: "APIKey does not match the account", charged: 0 },
    { status: 200, uuid: undefined },
    { status: 404, scenario: "none", path: "/api/analysis-golf" },
  ]);
  const text = JSON.stringify(entries);
  for (const secret of ["wrong-secret", "secret in the wrong place", demoAccount.email, "AAAA"]) {
    expect(text).not.toContain(secret);
  }
});

test("a log that throws costs no caller the answer that was paid for", async () => {
  const mock = mockWith({
    log: () => {
      throw new Error("disk full");
    },
  });
  const warned = console.warn;
  console.warn = () => {};
  try {
    expect((await post(mock)).status).toBe(200);
  } finally {
    console.warn = warned;
  }
});

test.each([
  ["GET", "/api/analysis-soccer", 405],
  ["POST", "/api/analysis-golf", 404],
])("%s %s answers that this is the mock", async (method, path, status) => {
  const response = await mockWith().fetch(`http://mock.test${path}`, { method });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ title: "This is the mock, not the API", status });
});

test("a page from another origin may call it", async () => {
  const mock = mockWith();
  const preflight = await mock.fetch(url, {
    method: "OPTIONS",
    headers: { origin: "http://app.test", "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  const ofOrigin = (response: Response) =>
    ["allow-origin", "allow-credentials"].map((name) => response.headers.get(`access-control-${name}`));
  expect(ofOrigin(preflight)).toEqual(["http://app.test", "true"]);
  const answer = await post(mock, request, { origin: "http://app.test" });
  expect(answer.headers.get("access-control-expose-headers")).toContain("x-remo-mock-scenario");
});

test.each([
  [{ seed: 1.5 }, "Option `seed` must be a whole number"],
  [{ concurrency: 0 }, "Option `concurrency` must be a whole number from 1 to 1000; received 0"],
  [{ timeScale: 0 }, "Option `timeScale` must be a number above 0"],
  [{ analysisSeconds: [9, 5] as const }, "Option `analysisSeconds` must be whole seconds"],
  [{ faults: [{ fault: "html-502" as const, probability: 2 }] }, "The probability of the fault html-502"],
  [{ profile: "observd" as never }, "Option `profile` must be one of documented, observed, or a profile"],
  [{ faults: "hang" as never }, "Option `faults` must be a list of fault rules"],
  [{ accounts: [null] as never }, "accounts[0] must be an object"],
  [{ timeScale: "60" as never }, "Option `timeScale` must be a number above 0"],
  [{ log: "json" as never }, "Option `log` must be a function"],
  [{ accounts: [{ ...demoAccount, credits: "a-key" as never }] }, "received a string"],
  [{ accounts: [{ ...demoAccount, apiKey: "" }] }, "accounts[0].apiKey must be a string that is not empty"],
  [
    { accounts: [{ ...demoAccount, credits: -1 }] },
    "accounts[0].credits must be a whole number of at least 0",
  ],
  [{ accounts: [demoAccount, demoAccount] }, "accounts[1] and accounts[0] have the same email"],
])("options that cannot be used are refused: %j", (options, text) => {
  expect(() => mockWith(options)).toThrow(text);
});

test.each<[string, (init: RequestInit) => [string | Request, RequestInit?]]>([
  ["an address", (init) => [url, init]],
  ["a Request", (init) => [new Request(url, init)]],
])("a hanging fetch of %s ends with its signal, although garbage was collected", async (_, asked) => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const mock = createMock();
  const controller = new AbortController();
  const init = { method: "POST", headers: { prefer: "fault=hang" }, body: "{}", signal: controller.signal };
  const call = mock.fetch(...asked(init)).catch((error: Error) => error.name);
  await mock.control.waitForJournal({ count: 1 });
  for (let round = 0; round < 5; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  controller.abort();
  expect(await call).toBe("AbortError");
});
