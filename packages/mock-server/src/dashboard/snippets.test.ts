import { execFile } from "node:child_process";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import { faultOf } from "../fault-effect.ts";
import { createMock, type Scenario, scenarios } from "../index.ts";
import type { Recorded } from "../journal/journal.ts";
import { clientCodeOf, curlOf, type Sample, sampleOfEntry, sampleOfScenario, testOf } from "./snippets.ts";

const origin = "http://127.0.0.1:4010";
const here = { origin, tenant: "default" };
const uuid = "0fb3dd51-3ad5-4a5a-9d9e-0a1b2c3d4e5f";
const all = [...scenarios.values()];

const entry = (changes: Partial<Recorded>): Recorded => ({
  id: 1,
  tenant: "default",
  time: "2026-01-01T00:00:00.000Z",
  method: "POST",
  path: "/api/analysis-soccer",
  operation: "analysis-soccer",
  status: 200,
  scenario: "accepted",
  reason: "",
  by: "state",
  fault: undefined,
  uuid,
  account: 1,
  charged: 4,
  credits: 96,
  bytes: 10,
  video: undefined,
  receivedMs: 1,
  totalMs: 1,
  ...changes,
});

const sampleFor = (scenario: Pick<Scenario, "name">, place: typeof here, slug?: string) =>
  sampleOfScenario(scenario, place, slug) as Sample;

/** What a shell makes of a command: the arguments of curl, and what it reads. */
async function shell(script: string): Promise<{ args: string[]; body: { [name: string]: string } }> {
  const stubs = `base64() { printf 'A\\nnB\\n'; }; curl() { printf '%s\\n' "$@"; printf '%s\\n' ---; cat; };`;
  const env = { PATH: process.env.PATH, REMO_EMAIL: "me@example.com", REMO_USER_KEY: "u", REMO_API_KEY: "a" };
  const file = script.replaceAll("kick.mp4", "/dev/null");
  const { stdout } = await promisify(execFile)("bash", ["-c", `${stubs}\n${file}`], { env });
  const [args = "", body = ""] = stdout.split("---\n");
  return { args: args.trim().split("\n"), body: JSON.parse(body) };
}

test("curl sends all six fields, with the keys of the environment and the file as base64 in one line", async () => {
  const { args, body } = await shell(curlOf(sampleOfEntry(entry({}), here) as never));
  expect(args).toEqual([
    `${origin}/api/analysis-soccer`,
    "-H",
    "content-type: application/json",
    "--data-binary",
    "@-",
  ]);
  expect(body).toEqual({
    Email: "me@example.com",
    UserKey: "u",
    APIKey: "a",
    base64_video: "AnB",
    height: "170",
    uuid,
  });
});

test.each(all.map((scenario) => [scenario.name, scenario] as const))(
  "curl asks for %s as the mock understands it",
  async (name, scenario) => {
    const sample = sampleFor(scenario, here);
    const [, prefer = ""] = /'prefer: ([^']*)'/.exec(curlOf(sample)) ?? [];
    const mock = createMock({ strictVideo: false });
    const signal = AbortSignal.timeout(200);
    const call = { method: "POST", headers: { prefer }, body: "{}", signal };
    await mock.fetch(`${origin}${sample.operation.path}`, call).catch(() => undefined);
    const [entry] = (await mock.control.journal()).map(({ scenario, by }) => ({ scenario, by }));
    expect(entry).toEqual({ scenario: name, by: "prefer" });
  },
);

test("a request is repeated with what it got: by the head, by its uuid, or by nothing", () => {
  const sample = (changes: Partial<Recorded>) => sampleOfEntry(entry(changes), here);
  expect(sample({})).toMatchObject({ uuid, scenario: undefined });
  expect(sample({ scenario: "not-enough-credits", status: 422 })).toMatchObject({
    scenario: "not-enough-credits",
  });
  expect(
    sample({ scenario: "latency", fault: faultOf({ fault: "latency", value: "200" }), by: "next" }),
  ).toMatchObject({
    scenario: "latency",
    value: "200",
  });
  expect(
    curlOf(sample({ scenario: "latency", fault: faultOf({ fault: "latency", value: "200" }) }) as never),
  ).toContain("'prefer: fault=latency=200'");
  expect(sample({ scenario: "none" })).toMatchObject({ scenario: undefined });
  expect(sample({ path: "/$(reboot)", operation: undefined, scenario: "none" })).toBeUndefined();
});

test("client code asks by the end of the uuid", () => {
  const code = clientCodeOf(sampleFor({ name: "not-enough-credits" }, here));
  expect(code).toContain('uuid: "c37d3ce2-e9d0-45de-9656-000000000422"');
  expect(code).toContain(`baseUrl: "${origin}"`);
});

test.each(all.map((scenario) => [scenario.name, scenario] as const))(
  "the TypeScript for %s can be read by a compiler, and has no key",
  (_, scenario) => {
    for (const code of [clientCodeOf, testOf].map((make) => make(sampleFor(scenario, here)))) {
      const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
      expect(diagnostics).toEqual([]);
      expect(code).not.toContain("userkey");
    }
  },
);

test("the tenant goes with curl and with the client, so that the answer is the same", async () => {
  const sample = sampleFor({ name: "accepted" }, { origin, tenant: "blue" });
  const { args } = await shell(curlOf(sample));
  expect(args).toContain("x-remo-mock-tenant: blue");
  expect(clientCodeOf(sample)).toContain('request.headers.set("x-remo-mock-tenant", "blue")');
  for (const make of [curlOf, clientCodeOf])
    expect(make(sampleFor({ name: "accepted" }, here))).not.toContain("tenant");
});

test.each([
  ["http://127.0.0.1:4010", false, false],
  ["http://[::1]:4010", false, false],
  ["http://mock.localhost", false, false],
  ["http://192.168.0.7:4010", true, false],
  ["https://localhost:4010", false, true],
])(
  "code for a mock at %s has the options that a client needs for it",
  async (origin, isInsecure, isSecure) => {
    const sample = sampleFor({ name: "accepted" }, { origin, tenant: "blue" });
    const [curl, code] = [curlOf(sample), clientCodeOf(sample)];
    expect(code.includes("allowInsecureHttp: true")).toBe(isInsecure);
    expect([curl.includes("--cacert"), code.includes("NODE_EXTRA_CA_CERTS")]).toEqual([isSecure, isSecure]);
    expect((await shell(curl)).args[0]).toBe(`${origin}/api/analysis-soccer`);
    expect(ts.transpileModule(code, { reportDiagnostics: true }).diagnostics).toEqual([]);
  },
);

test("a test queues the scenario, and expects what the client makes of it", () => {
  const code = testOf({ ...sampleFor({ name: "latency" }, here), value: "20" });
  expect(code).toContain('next({ scenario: "latency", value: "20" })');
  expect(code).toContain("toMatchObject({ ok: true })");
  expect(testOf(sampleFor({ name: "wrong-api-key" }, here))).toContain(
    '{ ok: false, error: { name: "RemoApiError", code: 421 } }',
  );
});
