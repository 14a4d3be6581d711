// Runs the code of the page on proxies as it stands there, but for addresses, through a proxy of this machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, request as send } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { RemoClient } from "@remo-kit/client";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { certificate, key } from "../../packages/client/src/testing/certificate.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";

const read = (file: string) => readFile(new URL(`../../docs/guides/${file}`, import.meta.url), "utf8");
const blocksOf = (guide: string) =>
  [...guide.matchAll(/^```(?:ts|sh)\n(.*?)^```$/gms)].map(([, code = ""]) => code);
const guide = await read("proxies.md");

const mock = await startMockServer({ port: 0 });
const through: string[] = [];
const proxy = createServer((request, response) => {
  through.push(`${request.method} ${request.url}`);
  const { method, headers } = request;
  request.pipe(
    send(`${request.url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    }),
  );
});
proxy.on("connect", ({ url }, socket) => {
  through.push(`CONNECT ${url}`);
  const [host, port] = `${url}`.split(":");
  const target = connect(Number(port), host, () => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    target.pipe(socket).pipe(target);
  });
  for (const one of [target, socket]) one.on("error", () => {});
});
await once(proxy.listen(0, "127.0.0.1"), "listening");
const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

const project = await projectWith({ "ca.pem": certificate, "client.key": key, "client.pem": certificate });
/** The live API's place is taken by a server of this machine, that of the office's files by those of the project. */
const local = (code: string, baseUrl: string) =>
  code
    .replaceAll("http://proxy.example.com:3128", proxyUrl)
    .replaceAll(/\/etc\/ssl\/(office-)?/g, `${project.pathOf("")}/`)
    .replace(/^(\s+)(agent|fetch): /m, `$1baseUrl: "${baseUrl}",\n$1$2: `);

const video = new Uint8Array(100_000);
async function run(name: string, baseUrl: string) {
  const code = blocksOf(guide).find((block) => block.startsWith(`// ${name}\n`)) ?? "";
  await writeFile(project.pathOf(name), local(code, baseUrl));
  const { remo }: { readonly remo: RemoClient } = await import(project.pathOf(name));
  return remo.analyzeSoccer({ video, height: 170 });
}

/** The mock behind TLS, which may ask for a certificate. */
async function overTls(options: ServerOptions = {}): Promise<string> {
  const server = createTlsServer({ cert: certificate, key, ...options }, (request, response) => {
    const { method, headers, url } = request;
    request.pipe(
      send(mock.url + url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

for (const [name, value] of Object.entries({
  EMAIL: demoAccount.email,
  USER_KEY: demoAccount.userKey,
  API_KEY: demoAccount.apiKey,
}))
  vi.stubEnv(`REMO_${name}`, value);
beforeEach(() => void through.splice(0));
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await Promise.all([mock.close(0), project.remove()]);
});

test("the code of the page type-checks, and is the same in both languages", async () => {
  const blocks = blocksOf(guide);
  expect(blocksOf(await read("proxies.ko.md"))).toEqual(blocks);
  const named = blocks.flatMap((code) => /^\/\/ (\S+)\n/.exec(code)?.slice(1) ?? []);
  expect(named).toEqual(["agent.ts", "certificates.ts", "undici.ts"]);
  for (const name of named)
    await writeFile(project.pathOf(name), blocks.find((code) => code.includes(name)) ?? "");
  expect(typeProblems(named.map(project.pathOf))).toEqual([]);
});

test.each(["agent.ts", "undici.ts"])("%s goes through the proxy", async (name) => {
  expect(await run(name, mock.url)).toMatchObject({ credit: 4 });
  expect(through).toEqual([expect.stringContaining(new URL(mock.url).host)]);
});

test("certificates.ts trusts the authority, and shows its certificate", async () => {
  const url = await overTls({ requestCert: true, ca: certificate, rejectUnauthorized: true });
  expect(await run("certificates.ts", url)).toMatchObject({ credit: 4 });
});

test("what the page says of the environment holds, in a Node that has it", async () => {
  const url = await overTls();
  await writeFile(
    project.pathOf("app.mjs"),
    `import { createRemoClient } from "@remo-kit/client";
    const [email, userKey, apiKey] = ["EMAIL", "USER_KEY", "API_KEY"].map((name) => process.env["REMO_" + name]);
    const remo = createRemoClient({ email, userKey, apiKey, baseUrl: "${url}" });
    console.log((await remo.analyzeSoccer({ video: new Uint8Array(9), height: 170 })).credit);`,
  );
  const lines = blocksOf(guide).filter((code) => code.startsWith("NODE_"));
  const pairs = lines.flatMap((line) => line.trim().split(" ").slice(0, -2));
  const env = Object.fromEntries(pairs.map((pair) => local(pair, url).split(/=(.*)/s, 2)));
  const child = spawn(process.execPath, [project.pathOf("app.mjs")], {
    env: { ...process.env, ...env, NO_PROXY: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  await once(child, "close");
  expect(said.trim()).toBe("4");
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const hasIt = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
  expect(through).toEqual(hasIt ? [`CONNECT ${new URL(url).host}`] : []);
});
