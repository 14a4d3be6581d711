import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { Agent, type ClientRequest, request } from "node:http";
import { get } from "node:https";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startMockServer } from "./server.ts";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx"));

const keepAlive = new Agent({ keepAlive: true });

/** Runs the command; `onText` may end it when it has printed something. */
async function run(
  flags: string[],
  onText: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
  variables: NodeJS.ProcessEnv = {},
) {
  const child = spawn(process.execPath, ["--import", tsx, cli, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LC_ALL: "C", ...variables },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      onText(text, (signal) => child.kill(signal));
    });
  }
  const [code, signal] = await new Promise<[number | null, string | null]>((ended) =>
    child.on("exit", (...how) => ended(how)),
  );
  return { code, signal, text };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends it with 0 and frees the port, also when it comes twice",
  async (name) => {
    let port = 0;
    const { code, signal } = await run(["--port", "0"], (text, kill) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+) /.exec(text);
      if (!found || port !== 0) return;
      port = Number(found[1]);
      kill(name);
      kill(name);
    });
    expect([code, signal]).toEqual([0, null]);
    const again = await startMockServer({ port });
    await again.close(0);
  },
);

test("a busy port is reported, and the way out", async () => {
  const first = await startMockServer({ port: 0 });
  try {
    const { code, text } = await run(["--port", String(first.port)]);
    expect(text).toContain(
      `remo-mock: Port ${first.port} on 127.0.0.1 is in use. Choose another with --port N`,
    );
    expect(code).toBe(1);
  } finally {
    await first.close(0);
  }
});

/** Runs the command with a ready line of JSON, and does `work` once when it is there. */
async function withReady<Value>(
  flags: string[],
  work: (
    ready: { url: string; certificate: string },
    kill: (signal: NodeJS.Signals) => void,
  ) => Promise<Value>,
  variables: NodeJS.ProcessEnv = {},
) {
  let working: Promise<Value> | undefined;
  const ended = await run(
    ["--port", "0", ...flags],
    (text, kill) => {
      const [line] = /^\{"event":"ready".*\}$/m.exec(text) ?? [];
      if (line === undefined || working) return;
      working = work(JSON.parse(line), kill);
      working.catch(() => kill("SIGKILL"));
    },
    { REMO_MOCK_JSON_READY: "1", ...variables },
  );
  return { ...ended, value: await working };
}

/** Sends the head of a request, and resolves when the mock wants the body. */
async function open(url: string, prefer: string): Promise<ClientRequest> {
  const headers = { prefer, expect: "100-continue", "content-type": "application/json" };
  const call = request(`${url}/api/analysis-soccer`, { method: "POST", headers, agent: keepAlive });
  call.flushHeaders();
  await once(call, "continue");
  return call;
}

test("an open request is finished before it ends with 0, and nothing more is waited for", async () => {
  const { code, value } = await withReady(["--grace", "60"], async ({ url }, kill) => {
    const call = await open(url, "code=421, delay=100");
    kill("SIGTERM");
    const [response] = await once(call.end("{}"), "response");
    return response.resume().statusCode;
  });
  expect(value).toBe(421);
  expect(code).toBe(0);
});

test("a second signal ends it at once, whatever is open; what comes with the first is the same", async () => {
  const { code } = await withReady(["--grace", "60"], async ({ url }, kill) => {
    const hanging = await open(url, "fault=hang");
    hanging.on("error", () => {}).end("{}");
    for (const after of [0, 50, 700]) setTimeout(() => kill("SIGTERM"), after);
  });
  expect(code).toBe(143);
});

test("readiness and each request are lines of JSON, as the environment asks for", async () => {
  const { code, text } = await withReady(
    [],
    async ({ url }, kill) => {
      await fetch(`${url}/api/analysis-soccer`, { method: "POST", body: "" });
      kill("SIGTERM");
    },
    { REMO_MOCK_LOG: "json", REMO_MOCK_PROT: "1" },
  );
  expect(code).toBe(0);
  const warning = "remo-mock: REMO_MOCK_PROT is no variable of remo-mock; it has no effect.\n";
  expect(text).toContain(warning);
  const lines = text.replace(warning, "").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: "ready", port: expect.any(Number) },
    { method: "POST", path: "/api/analysis-soccer", status: 400 },
  ]);
});

test.each(["SIGTERM", "SIGHUP"] as const)("%s takes the certificate away", async (name) => {
  const { code, value } = await withReady(["--tls"], async ({ certificate }, kill) => {
    expect(existsSync(certificate)).toBe(true);
    kill(name);
    return certificate;
  });
  expect([code, existsSync(value ?? "")]).toEqual([0, false]);
});

test("https is served with a certificate that a client can trust while it runs", async () => {
  const { code, value } = await withReady(["--tls"], async ({ url, certificate }, kill) => {
    const health = `${url.replace("127.0.0.1", "localhost")}/__mock/health`;
    const [response] = await once(get(health, { ca: readFileSync(certificate), agent: false }), "response");
    kill("SIGTERM");
    return { certificate, status: response.resume().statusCode };
  });
  expect(value?.status).toBe(200);
  expect(code).toBe(0);
  expect(existsSync(value?.certificate ?? "")).toBe(false);
});

test.each([
  [
    ["--port", "70000"],
    '--port takes a whole number from 0 to 65535; received "70000". See "remo-mock --help".',
  ],
  [
    ["--prot\u001b", "1"],
    '--prot is not a flag of this command. Did you mean --port? See "remo-mock --help".',
  ],
  [
    ["--prot", "1", "--lang=ko"],
    '이 명령에 없는 플래그입니다: --prot. 혹시 --port입니까? "remo-mock --help"를 참고하십시오.',
  ],
])("%j is a mistake of usage, on one line", async (flags, line) => {
  expect(await run(flags)).toMatchObject({ code: 2, text: `remo-mock: ${line}\n` });
});

test("help and version are no errors", async () => {
  const [help, version] = await Promise.all([run(["-h"]), run(["--version"])]);
  expect(help).toMatchObject({ code: 0, text: expect.stringContaining("Usage: remo-mock") });
  expect(version).toMatchObject({ code: 0, text: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("in Korean, a person reads Korean when it is ready", async () => {
  const { text } = await run(["--port", "0", "--lang", "ko"], (text, kill) => {
    if (text.includes("종료")) kill("SIGTERM");
  });
  expect(text).toMatch(/^목 서버가 http:\/\/127\.0\.0\.1:\d+에서 실행 중입니다/);
});
