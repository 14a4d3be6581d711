// What the tests of the command share: they run it as a process of its own, against a server that misbehaves.

import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

export const keys = {
  REMO_EMAIL: "spieler+7@example.com",
  REMO_USER_KEY: "user/secret 4711",
  REMO_API_KEY: "api#secret=0815",
};
export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
/** `--` keeps Node from looking for the file of --env-file itself. */
export const command = [process.execPath, "--import", tsx, "--", cli];

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
type Env = { readonly [name: string]: string };

/** Runs a command line to its end, and proves that it showed none of the keys; `onStart` may send it signals. */
export async function run(
  [program = "", ...args]: readonly string[],
  env: Env,
  onStart: (kill: (name: NodeJS.Signals) => void) => void = () => {},
): Promise<Run> {
  const { PATH = "" } = process.env;
  const child = spawn(program, args, { env: { PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    output.stderr += text;
  });
  onStart((name) => child.kill(name));
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  for (const key of Object.values(keys)) expect(output.stdout + output.stderr).not.toContain(key);
  return { code, ...output };
}

export const runCli = (args: readonly string[], env: Env = keys, onStart?: Parameters<typeof run>[2]) =>
  run([...command, ...args], env, onStart);

type Respond = (body: { readonly [name: string]: string }, response: ServerResponse) => void;

/** What the server does with a request, by the first part of its path. Where it can, it sends keys back. */
const answers: { readonly [path: string]: Respond } = {
  accept({ uuid, Email }, response) {
    const message = `success for ${Email} \u001b[31m`;
    response.end(JSON.stringify({ state: 1, wait_time: 75, file_exist: false, uuid, message, credit: 4 }));
  },
  refuse({ APIKey }, response) {
    response.writeHead(421);
    response.end(
      JSON.stringify({ state: false, status: 421, message: `no \u001b[2J ${APIKey}`, credit: 96 }),
    );
  },
  undocumented(_, response) {
    response.writeHead(499).end(JSON.stringify({ state: 0, status: 499, message: "" }));
  },
  html({ UserKey }, response) {
    response.writeHead(503, { "content-type": "text/html" }).end(`<h1>Sorry</h1> ${UserKey}`);
  },
  nonsense(_, response) {
    response.end(JSON.stringify({ state: "accepted", credit: 4 }));
  },
  reset(_, response) {
    response.destroy();
  },
  hang() {},
};

/** `arrived` resolves when a request that is left to hang has arrived. */
export async function misbehavingServer() {
  let onHanging = () => {};
  const arrived = new Promise<void>((resolve) => {
    onHanging = resolve;
  });
  const server = createServer(async (request: IncomingMessage, response) => {
    let text = "";
    for await (const piece of request.setEncoding("latin1")) text += piece;
    const path = request.url?.split("/")[1] ?? "";
    answers[path]?.(JSON.parse(text), response);
    if (path === "hang") onHanging();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived, close };
}
