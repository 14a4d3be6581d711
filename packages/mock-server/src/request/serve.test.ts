import { operationList, pathOf, profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { createMock, demoAccount, type MockOptions } from "../index.ts";
import { menuOf } from "../scenarios.ts";

const url = "http://api.test/api/analysis-soccer";
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const request = {
  Email: demoAccount.email,
  UserKey: "userkey",
  APIKey: "apikey",
  base64_video: "AAAA",
  height: "170",
  uuid,
};

type Sent = {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

const post = (mock: ReturnType<typeof createMock>, { body = request, headers }: Sent = {}) =>
  mock.fetch(url, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

/** A mock whose waits are over at once; they are listed in `slept`. */
function quick(options: MockOptions = {}) {
  const slept: number[] = [];
  const time = { now: () => Date.UTC(2026, 0, 1), sleep: async (ms: number) => void slept.push(ms) };
  return { mock: createMock({ time, ...options }), slept };
}

/** What a request to any operation can be sent with. */
const anyRequest = { ...request, id: demoAccount.email };

test.each(
  operationList.flatMap((operation) =>
    [...menuOf(operation).byEnding]
      .filter(([, name]) => menuOf(operation).codes.has(name))
      .map(([suffix, name]) => [name, operation.slug, operation, suffix] as const),
  ),
)("%s of %s comes the same by preference, by uuid and from the queue", async (name, _, operation, suffix) => {
  const { method } = operation;
  const { mock } = quick();
  const send = (headers = {}, body = anyRequest) =>
    mock.fetch(`http://api.test${pathOf(operation, body)}`, {
      ...{ method, headers },
      ...(method === "POST" && { body: JSON.stringify(body) }),
    });
  const forcing = { ...anyRequest, uuid: `c37d3ce2-e9d0-45de-9656-${suffix}` };
  await mock.control.next({ scenario: name });
  const answers = [await send({ prefer: `example=${name}` }), await send({}, forcing), await send()];
  const bodies = await Promise.all(
    answers.map(async (answer) => ({ ...((await answer.json()) as object), uuid: "" })),
  );
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
  for (const answer of answers) {
    expect(answer.status).toBe(menuOf(operation).codes.get(name));
    expect(answer.headers.get("x-remo-mock-scenario")).toBe(name);
    expect(answer.headers.get("x-remo-mock-seed")).toBe("43");
  }
  expect(answers.map((answer) => answer.headers.get("x-remo-mock-reason"))).toEqual([
    expect.stringContaining(`Prefer: example=${name}`),
    expect.stringContaining(`the uuid ends in ${suffix}`),
    expect.stringContaining(`${name} was queued as the next answer`),
  ]);
  expect(await mock.creditsOf(demoAccount.email)).toBe(100);
});

test("a preference comes before the uuid, the uuid before the queue, the queue before chance", async () => {
  const { mock } = quick({ faults: [{ fault: "html-502", probability: 1 }] });
  await mock.control.next({ scenario: "processing-error" });
  const body = { ...request, uuid: "c37d3ce2-e9d0-45de-9656-000000000422" };
  const statuses = [
    (await post(mock, { body, headers: { prefer: "code=421" } })).status,
    (await post(mock, { body })).status,
    (await post(mock)).status,
    (await post(mock)).status,
  ];
  expect(statuses).toEqual([421, 422, 550, 502]);
});

test("preferences work together, and the answer says which were applied", async () => {
  const { mock, slept } = quick();
  const response = await post(mock, {
    headers: { prefer: 'delay=1500, wait_time=45, respond-async, fault="latency=200"' },
  });
  expect(await response.json()).toMatchObject({ state: 1, wait_time: 45 });
  expect(response.headers.get("preference-applied")).toBe('delay=1500, wait_time=45, fault="latency=200"');
  expect(slept).toEqual([1700]);
  expect(await mock.control.jobs()).toMatchObject([{ remainingSeconds: 45 }]);
});

test("the same seed meets the same faults in the same order, whatever else is random", async () => {
  const statuses = async (seed: number) => {
    const { mock } = quick({
      seed,
      faults: [
        { fault: "html-502", probability: 0.3 },
        { fault: "html-504", probability: 0.3 },
      ],
    });
    const answers = [];
    for (let i = 0; i < 40; i++) answers.push((await post(mock)).status);
    return answers.join();
  };
  const first = await statuses(1);
  expect(await statuses(1)).toBe(first);
  expect(await statuses(2)).not.toBe(first);
  for (const status of ["200", "502", "504"]) expect(first).toContain(status);
});

test.each([
  ["text/plain", {}, 'Content-Type is "text/plain", not application/json'],
  ["application/x-www-form-urlencoded", {}, "not application/json"],
  ["application/json; charset=euc-kr", {}, 'the charset is "euc-kr"; JSON is UTF-8'],
  ["application/json", { "content-encoding": "gzip" }, 'Content-Encoding is "gzip"'],
])("a body that is announced as %s %j is a protocol error", async (type, headers, reason) => {
  const { mock } = quick();
  const response = await post(mock, { headers: { "content-type": type, ...headers } });
  expect(response.status).toBe(400);
  expect(response.headers.get("x-remo-mock-reason")).toContain(reason);
});

test.each([
  "application/json",
  'APPLICATION/JSON ; charset="UTF-8"',
  "application/vnd.api+json",
  "application/json;charset=utf8",
])("%s is a content type of JSON", async (type) => {
  const { mock } = quick();
  expect((await post(mock, { headers: { "content-type": type } })).status).toBe(200);
});

test("a body without a content type is read: the page names no header (F02)", async () => {
  const { mock } = quick();
  const body = new Blob([JSON.stringify(request)]).stream();
  const response = await mock.fetch(url, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(response.status).toBe(200);
});

test("a body above --max-body is refused as a gateway does, at the announced length or where it is passed", async () => {
  const { mock } = quick({ maxBody: 100 });
  const length = { "content-length": "101" };
  for (const headers of [{}, length]) {
    const response = await post(mock, { headers });
    expect(response.status).toBe(413);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(response.headers.get("x-remo-mock-reason")).toBe("the body is larger than 100 bytes (maxBody)");
  }
  expect((await post(mock, { body: "{}" })).status).toBe(411);
});

test.each([
  ["AAAA", "something else"],
  [Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString("base64"), "a file of the type jpg"],
])("with strictVideo, base64 of no video is a video error: %s", async (video, text) => {
  const body = { ...request, base64_video: video };
  const strict = await post(quick({ strictVideo: true }).mock, { body });
  expect(strict.status).toBe(412);
  expect(strict.headers.get("x-remo-mock-reason")).toContain(text);
  expect((await post(quick().mock, { body })).status).toBe(200);
});

test("tenants share nothing, and a name that is none is refused", async () => {
  const { mock } = quick();
  const credits = async (tenant: string) => {
    const response = await post(mock, { headers: { "x-remo-mock-tenant": tenant, prefer: "wait_time=1" } });
    return response.headers.get("x-remo-mock-reason");
  };
  expect(await credits("suite-1")).toContain("96 credits left");
  expect(await credits("suite-1")).toContain("92 credits left");
  expect(await credits("suite-2")).toContain("96 credits left");
  const refused = await post(mock, { headers: { "x-remo-mock-tenant": "no spaces" } });
  expect(refused.status).toBe(400);
});

test("tenants are bounded", async () => {
  const { mock } = quick();
  let status = 0;
  for (let i = 0; i < 1001; i++)
    status = (await post(mock, { headers: { "x-remo-mock-tenant": `t${i}` } })).status;
  expect(status).toBe(429);
});

test("a reset starts again: credits, wait times and random values are those of the start", async () => {
  const { mock } = quick();
  const first = await (await post(mock)).json();
  await post(mock);
  await mock.control.reset();
  expect(await (await post(mock)).json()).toEqual(first);
});

test("a profile changes the wire while the mock runs", async () => {
  const { mock } = quick();
  await mock.control.setProfile("observed");
  expect(await (await post(mock)).json()).toEqual({
    state: true,
    wait_time: 11,
    file_exist: false,
    uuid,
    message: "success",
    credit: 96,
    APIName: "analysis-soccer",
    status_code: 200,
    credit_change: -4,
  });
});

test.each([
  [{ httpStatus: "class" }, 400, {}],
  [{ httpStatus: "ok" }, 200, {}],
  [{ failureState: 0 }, 421, { state: 0 }],
  [{ statusKey: "status_code" }, 421, { status_code: 421 }],
  [{ creditOnError: "planned" }, 421, { credit: 4 }],
  [{ extraFields: true }, 421, {}],
  [{ extraFieldsOnError: true }, 421, { APIName: "analysis-soccer", credit_change: 0 }],
] as const)("a refusal under %j", async (keys, status, fields) => {
  const { mock } = quick({ profile: { ...profiles.documented, ...keys } });
  const response = await post(mock, { body: { ...request, APIKey: "wrong" } });
  expect(response.status).toBe(status);
  const { status: code, ...rest } = {
    state: false,
    credit: 100,
    message: "wrong APIKey",
    status: 421,
    ...fields,
  };
  expect(await response.json()).toEqual("status_code" in fields ? rest : { ...rest, status: code });
});

test("under creditOnError omitted, a refusal has no credit", async () => {
  const { mock } = quick({ profile: { ...profiles.documented, creditOnError: "omitted" } });
  expect(await (await post(mock, { body: "{}" })).json()).not.toHaveProperty("credit");
});

test.each([
  [{ emptyBody: 411 }, "", 411],
  [{ missingField: 400 }, "{}", 400],
] as const)("under %j, the body %j is answered with %i", async (keys, body, status) => {
  const { mock } = quick({ profile: { ...profiles.documented, ...keys } });
  expect((await post(mock, { body })).status).toBe(status);
});

test("under fileExistsBy content, the same video exists under another uuid, and another video does not", async () => {
  const { mock } = quick({ profile: { ...profiles.documented, fileExistsBy: "content" } });
  const send = async (base64_video: string, last: string) =>
    (await post(mock, { body: { ...request, base64_video, uuid: uuid.slice(0, -1) + last } })).json();
  expect(await send("AAAA", "1")).toMatchObject({ file_exist: false });
  expect(await send("AAAA", "2")).toMatchObject({ file_exist: true });
  expect(await send("BBBB", "1")).toMatchObject({ file_exist: false });
});

test("under repeatIsCharged false, a file that exists is free, and says so", async () => {
  const { mock } = quick({ profile: { ...profiles.documented, repeatIsCharged: false } });
  await post(mock);
  expect(await (await post(mock)).json()).toMatchObject({ file_exist: true, credit: 0 });
  expect(await mock.creditsOf(demoAccount.email)).toBe(96);
});

test("later jobs wait longer, until the clock has moved on", async () => {
  const { mock } = quick({ analysisSeconds: [30, 30], concurrency: 2 });
  const waits = async (count: number) => {
    const answers = [];
    for (let i = 0; i < count; i++) {
      const body = { ...request, uuid: crypto.randomUUID().replace(/.{4}$/, "abcd") };
      answers.push(((await (await post(mock, { body })).json()) as { wait_time: number }).wait_time);
    }
    return answers;
  };
  expect(await waits(5)).toEqual([30, 30, 60, 60, 90]);
  await mock.control.advance(80);
  expect(await waits(2)).toEqual([30, 40]);
});

test("a queued answer leaves the delay and the wait time of a preference as they are", async () => {
  const { mock, slept } = quick();
  await mock.control.next({ scenario: "accepted" });
  const response = await post(mock, { headers: { prefer: "delay=800, wait_time=45" } });
  expect(await response.json()).toMatchObject({ wait_time: 45 });
  expect(slept).toEqual([800]);
});

test("an answer that is queued for any request comes before a random fault, also before an early one", async () => {
  const { mock } = quick({ faults: [{ fault: "early-413", value: "5", probability: 1 }] });
  await mock.control.next({ scenario: "wrong-api-key" });
  expect((await post(mock)).status).toBe(421);
  expect((await post(mock)).status).toBe(413);
});

test("a wait time that no answer has is not said to be applied", async () => {
  const { mock } = quick();
  const response = await post(mock, { headers: { prefer: "wait_time=45, code=421" } });
  expect(response.headers.get("preference-applied")).toBe("code=421");
});

test.each([
  ["POST", "/api/analysis-soccer", { prefer: "foo=1" }, 400],
  ["GET", "/api/analysis-soccer", {}, 405],
  ["POST", "/api/analysis-golf", {}, 404],
  ["POST", "/api/analysis-soccer", { "x-remo-mock-tenant": "no spaces" }, 400],
])(
  "what the mock itself refuses says so in its headers and in the journal: %s %s %j",
  async (method, path, headers, status) => {
    const { mock } = quick();
    const response = await mock.fetch(`http://api.test${path}`, { method, headers });
    expect(response.status).toBe(status);
    expect(response.headers.get("x-remo-mock-scenario")).toBe("none");
    expect(response.headers.get("x-remo-mock-reason")).not.toBe("");
    expect(await mock.control.journal()).toMatchObject([{ status, scenario: "none", path }]);
  },
);

test("what is refused of a tenant is in its own journal", async () => {
  const { mock } = quick();
  const headers = { "x-remo-mock-tenant": "a" };
  await post(mock, { headers });
  await mock.fetch(url, { headers });
  expect(await mock.control.journal()).toEqual([]);
});

test("a redirect leads to the same address on https, with its query (E01)", async () => {
  const { mock } = quick();
  const response = await mock.fetch(`${url}?x=1`, {
    method: "POST",
    body: "{}",
    headers: { prefer: "fault=redirect-308" },
  });
  expect(response.headers.get("location")).toBe("https://api.test/api/analysis-soccer?x=1");
});
