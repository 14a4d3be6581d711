import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

/** Somebody's server: it keeps every body that it was sent. */
async function somebodysServer() {
  const mock = createMock();
  const bodies: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    bodies.push(body);
    const headers = { "content-type": incoming.headers["content-type"] ?? "" };
    const answer = await mock.fetch(`http://mock.test${incoming.url}`, { method: "POST", body, headers });
    outgoing.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    outgoing.end(await answer.text());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, bodies, creditsLeft: () => mock.creditsOf(demoAccount.email), close: () => server.close() };
}

type Outcome = { readonly code: number; readonly output: string };

function runContract(flags: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|REMO_)/.test(name)),
  );
  return new Promise((done) => {
    execFile(
      process.execPath,
      [tsx, "src/cli.ts", ...flags],
      { cwd: root, env: { ...clean, NO_COLOR: "1", ...env }, timeout: 50_000 },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

const keys = {
  REMO_EMAIL: demoAccount.email,
  REMO_USER_KEY: demoAccount.userKey,
  REMO_API_KEY: demoAccount.apiKey,
};

test.concurrent("without --allow-spend, nothing that carries an account's keys is sent", async () => {
  const server = await somebodysServer();
  try {
    const { code, output } = await runContract(["--target", server.url], keys);
    expect(output).toContain("may cost 8 credits, 0 allowed");
    expect(code).toBe(0);
    expect(server.bodies.length).toBeGreaterThan(5);
    expect(server.bodies.filter((body) => body.includes(demoAccount.email))).toEqual([]);
    expect(await server.creditsLeft()).toBe(100);
  } finally {
    server.close();
  }
});

test.concurrent("with --allow-spend, the run spends no more than that", async () => {
  const server = await somebodysServer();
  try {
    const { code, output } = await runContract(["--target", server.url, "--allow-spend", "20"], keys);
    expect(output).toContain("✓");
    expect(code).toBe(0);
    expect(await server.creditsLeft()).toBeLessThan(100);
    expect(await server.creditsLeft()).toBeGreaterThanOrEqual(80);
    for (const secret of Object.values(keys)) expect(output).not.toContain(secret);
  } finally {
    server.close();
  }
});

test.concurrent("without keys, the tests that need none run, and the others say what they need", async () => {
  const server = await somebodysServer();
  try {
    const { code, output } = await runContract(["--target", server.url, "--allow-spend", "20"]);
    expect(output).toContain("needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY");
    expect(code).toBe(0);
    expect(await server.creditsLeft()).toBe(100);
  } finally {
    server.close();
  }
});

test.concurrent("what the environment says of a target does not count", async () => {
  const server = await somebodysServer();
  try {
    const spend = { REMO_CONTRACT_TARGET: server.url, REMO_CONTRACT_ALLOW_SPEND: "100" };
    const { code } = await runContract([], { ...keys, ...spend });
    expect(code).toBe(0);
    expect(server.bodies).toEqual([]);
  } finally {
    server.close();
  }
});

test.concurrent("a redirect is not followed, with keys or without", async () => {
  const elsewhere = await somebodysServer();
  const server = createServer((request, response) => {
    const location = `${elsewhere.url}/api/analysis-soccer`;
    request.resume().on("end", () => response.writeHead(307, { location }).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code } = await runContract(["--target", url, "--allow-spend", "100"], keys);
    expect(code).toBe(1);
    expect(elsewhere.bodies).toEqual([]);
  } finally {
    server.close();
    elsewhere.close();
  }
});

test.concurrent("a server that answers otherwise fails the run", async () => {
  const server = createServer((request, response) =>
    request.resume().on("end", () => response.end("<html>")),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const { code, output } = await runContract([
      "--target",
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ]);
    expect(output).toContain("RemoProtocolError");
    expect(code).toBe(1);
  } finally {
    server.close();
  }
});

test.concurrent.each([
  [["--target", "api.remo.re.kr"], "takes the origin of a server"],
  [["--target", "https://api.remo.re.kr/api"], "takes the origin of a server"],
  [["--target", "http://api.remo.re.kr"], "would send keys in clear text (A11); use https://api.remo.re.kr"],
  [["--allow-spend", "some"], "takes a whole number of credits"],
  [["--unknown"], "Unknown option '--unknown'"],
])("%j is a usage error", async (flags, text) => {
  const { code, output } = await runContract(flags);
  expect(output).toContain(text);
  expect(code).toBe(2);
});
