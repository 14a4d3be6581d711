import { families, operationList, profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { expect, test } from "vitest";
import { examplesOf } from "../operations/examples.ts";
import { resultReadOf, resultShape, resultShapeOf } from "./result-shape.ts";
import { mockInTime, uuid } from "./test-support.ts";

const read = resultReadOf("soccer") as (typeof operationList)[number];
/** The result of the vendor's page. */
const page = Object.values(examplesOf(read))[0] as { readonly [metric: string]: object };
const own = { ...page, kick_right_hip_x: { impact: -0.25 } };
const other = "00000000-0000-4000-8000-000000000001";

const json = { "content-type": "application/json" };

/** A mock with a job that takes 11 s. */
async function withJob(options?: Parameters<typeof mockInTime>[0]) {
  const mock = mockInTime(options);
  await mock.analyse({}, { prefer: "wait_time=11" });
  const result = async () => {
    const answer = await mock.call("POST", read.path, { id: "example@email.com", uuid }, json);
    return { status: answer.status, body: (await answer.json()) as { status?: number } };
  };
  const refused = async (method: string, path: string, body?: unknown) => {
    const answer = await mock.call(method, `/__mock/jobs/${path}`, body);
    const { status, detail } = (await answer.json()) as { status: number; detail: string };
    expect(answer.status).toBe(status);
    return `${status} ${detail}`;
  };
  return { ...mock, result, refused };
}

test("a job that is finished gives its result at once", async () => {
  const { control, result } = await withJob();
  expect((await result()).body).toMatchObject({ status: 534 });
  expect(await control.finishJob(1)).toMatchObject({
    id: 1,
    uuid,
    state: "done",
    readyAt: "2026-01-01T00:00:00.000Z",
    endedAt: "2026-01-01T00:00:00.000Z",
    remainingSeconds: 0,
  });
  expect((await result()).status).toBe(200);
  expect(await control.finishJob(uuid.toUpperCase())).toEqual((await control.jobs())[0]);
});

test("a job that fails is answered so from then on, also one that was done, and stays charged", async () => {
  const { control, result, call } = await withJob();
  expect(await control.failJob(1)).toMatchObject({
    state: "failed",
    failure: "analysis-failed",
    remainingSeconds: 0,
    charged: 4,
  });
  expect((await result()).body).toMatchObject({ status: 520 });
  const bare = await call("POST", "/__mock/jobs/1/fail");
  expect([bare.status, await bare.json()]).toMatchObject([200, { state: "failed" }]);
  const done = await withJob();
  await done.control.finishJob(1);
  await done.control.failJob(uuid, "analysis-failed");
  expect((await done.result()).body).toMatchObject({ status: 520 });
});

test("a job that has failed is not finished, and it is said what can be done", async () => {
  const { control, refused } = await withJob();
  await control.failJob(1);
  expect(await refused("POST", "1/finish")).toMatch(/^409 Job 1 has failed or is to fail.*a new request/);
});

test.each([
  ["POST", "7/finish"],
  ["POST", "7/fail"],
  ["PUT", "7/result"],
  ["POST", `${other}/finish`],
])("%s of a job that is not there is 404, and tells where those are that are: %s", async (method, path) => {
  const { refused } = await withJob();
  const name = path.split("/")[0];
  const detail = `404 There is no job ${name}; GET /__mock/jobs lists what there is.`;
  expect(await refused(method, path, method === "PUT" ? page : undefined)).toBe(detail);
});

test("a uuid of two accounts names none of their jobs, and their ids are told", async () => {
  const { control, analyse, refused } = await withJob();
  await control.putAccount({ email: "b@email.com", userKey: "u", apiKey: "a", credits: 9 });
  await analyse({ Email: "b@email.com", UserKey: "u", APIKey: "a" });
  for (const [method, path, body] of [
    ["POST", "finish", undefined],
    ["POST", "fail", undefined],
    ["PUT", "result", page],
  ] as const) {
    expect(await refused(method, `${uuid}/${path}`, body)).toBe(
      `409 Several jobs have the uuid ${uuid}: name one by its id, 1, 2.`,
    );
  }
});

test.each(["0", "one", "1e3", "-1", "c37d3ce2", `${uuid}0`, "apikey"])("the id %j is refused", async (id) => {
  const { refused } = await withJob();
  expect(await refused("POST", `${id}/finish`)).toContain(
    "400 The path: `id` must be the id of a job, or its uuid",
  );
});

test("what is sent in the place of a uuid is no name of a job, and its id tells nothing of it", async () => {
  const { control, analyse, refused } = await withJob();
  await analyse({ uuid: "apikey" });
  const [job] = await control.jobs();
  expect(job).toMatchObject({ id: 2 });
  expect(JSON.stringify([job, await control.finishJob(2)])).not.toContain("apikey");
  expect(await refused("POST", "apikey/fail")).toContain("400");
});

test("a result of one's own is taken and taken back, and ends nothing", async () => {
  const { control, result } = await withJob();
  expect(await control.setJobResult(1, own)).toMatchObject({
    id: 1,
    state: "analysing",
    remainingSeconds: 11,
  });
  expect((await result()).body).toMatchObject({ status: 534 });
  await control.finishJob(1);
  expect((await result()).body).toEqual(own);
  expect(await control.setJobResult(uuid, null)).toMatchObject({ id: 1 });
  expect((await result()).body).not.toEqual(own);
});

const { kick_right_hip_x: _, ...lacking } = page;

test("a job tells what its reads answer once it is done, with a result of one's own too", async () => {
  const { control, result, call } = await withJob();
  const [listed] = await control.jobs();
  expect(await control.job(1)).toEqual({ ...listed, ownResult: false, answers: {} });
  await control.finishJob(1);
  const { answers } = await control.job(uuid);
  expect(answers[read.slug]).toEqual((await result()).body);
  const reads = operationList.filter(({ kind, family }) => kind === "read" && family === "soccer");
  expect(Object.keys(answers).sort()).toEqual(reads.map(({ slug }) => slug).sort());
  const families = { soccer: { pelvisPhase: "after_impact" } } as const;
  await control.setProfile({ ...profiles.documented, families });
  expect((await control.job(1)).answers[read.slug]).toEqual((await result()).body);
  await control.setJobResult(1, own);
  expect(await control.job(1)).toMatchObject({ ownResult: true, answers: { [read.slug]: own } });
  await control.failJob(1);
  expect(await control.job(1)).toMatchObject({ state: "failed", answers: {} });
  expect((await call("GET", "/__mock/jobs/2")).status).toBe(404);
});

test.each<[unknown, string]>([
  [
    { ...page, colour: 1 },
    "`colour` is unknown; allowed is an object with the fields stepping_foot_position,",
  ],
  [lacking, "`kick_right_hip_x` is missing; it must be an object with the fields impact"],
  [
    { ...page, kick_right_hip_x: 5 },
    "`kick_right_hip_x` must be an object with the fields impact; received 5.",
  ],
  [
    { ...page, kick_right_hip_x: { before: 5 } },
    "`kick_right_hip_x.before` is unknown; allowed is an object with",
  ],
  [
    { ...page, kick_right_hip_x: { impact: "5" } },
    '`kick_right_hip_x.impact` must be a number; received "5".',
  ],
  [
    { ...page, kick_right_hip_x: { impact: null } },
    "`kick_right_hip_x.impact` must be a number; received null.",
  ],
  [
    JSON.stringify(own).replace("-0.25", "1e999"),
    "`kick_right_hip_x.impact` must be a finite number; received Infinity.",
  ],
  [{}, "`stepping_foot_position` is missing"],
  [[], "The body must be an object, or null; received an array."],
  ["", "The body must be an object, or null; received nothing."],
  ["5", "received 5."],
])("a result is refused that the spec does not have: %j", async (body, detail) => {
  const { refused } = await withJob();
  expect(await refused("PUT", "1/result", body)).toContain(`${detail}`);
});

test("a result of any depth is refused", async () => {
  const { refused } = await withJob();
  const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  const body = `${JSON.stringify(page).slice(0, -1)},"a":${deep}}`;
  expect(await refused("PUT", "1/result", body)).toContain("`a` is unknown");
});

test("a result may have whole numbers and lists, which are checked too, and is bounded in all", () => {
  const integer = { type: "integer" };
  const steps = { type: "array", items: integer };
  const shape = resultShape({ type: "object", required: ["steps"], properties: { steps, count: integer } });
  const problem = (value: unknown) => v.safeParse(shape, value).issues?.[0].message;
  expect(problem({ steps: [1, -2], count: 2 })).toBeUndefined();
  expect(problem({ steps: [1, 2.5] })).toBe("a whole number");
  expect(problem({ steps: {} })).toBe("a list");
  expect(problem({ steps: Array.from({ length: 2042 }, () => 1) })).toBeUndefined();
  expect(problem({ steps: Array.from({ length: 2043 }, () => 1) })).toBe("at most 4096 characters of JSON");
  expect(() => resultShape({ type: "null" })).toThrow("not understood");
});

test("every family has a read whose answer a result can be checked by, and the page's own fits it", () => {
  for (const family of families) {
    const operation = resultReadOf(family) as typeof read;
    for (const example of Object.values(examplesOf(operation))) v.parse(resultShapeOf(family), example);
  }
});

test.each([{ reason: "wrong-api-key" }, { reason: "in-analysis" }, { reason: 520 }, { why: "" }])(
  "a job cannot fail so: %j",
  async (body) => {
    const { refused } = await withJob();
    expect(await refused("POST", "1/fail", body)).toMatch(
      /^400 The body: `(reason|why)` .*analysis-failed|fields reason/,
    );
  },
);

test("a job of one tenant is none of another", async () => {
  const { control, call } = await withJob();
  const answer = await call("POST", "/__mock/jobs/1/finish", undefined, { "x-remo-mock-tenant": "other" });
  expect(answer.status).toBe(404);
  expect(await control.jobs()).toMatchObject([{ state: "analysing" }]);
});
