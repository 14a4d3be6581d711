import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { type Listening, listenOnLoopback } from "@remo-kit/common/listen";
import { createMock, type MockOptions } from "@remo-kit/mock-server";
import { afterAll } from "vitest";

// For the tests of the built command: remote servers, and the command as it is called.

/** The account of such a server. */
export const account = { email: "kim@secret.test", userKey: "u-5f1c77", apiKey: "k-83ab10", credits: 100 };
/** The same, in the environment of the command. */
export const keys = {
  REMO_EMAIL: account.email,
  REMO_USER_KEY: account.userKey,
  REMO_API_KEY: account.apiKey,
};

export type Reply = { readonly status: number; readonly text: string; readonly type: string };

/** A remote server: it keeps every body that it was sent, and how many there were at once. */
export async function remoteServer(options: MockOptions = {}, change = (answer: Reply): Reply => answer) {
  const mock = createMock({ accounts: [account], analysisSeconds: [1, 1], ...options });
  const seen = { bodies: [] as string[], atOnce: 0, most: 0 };
  const url = await listen(async (incoming, outgoing) => {
    seen.most = Math.max(seen.most, ++seen.atOnce);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    seen.bodies.push(body);
    const headers = { "content-type": incoming.headers["content-type"] ?? "" };
    const answer = await mock.fetch(`http://mock.test${incoming.url}`, { method: "POST", body, headers });
    const type = answer.headers.get("content-type") ?? "";
    const { status, text, ...changed } = change({ status: answer.status, text: await answer.text(), type });
    seen.atOnce -= 1;
    outgoing.writeHead(status, { "content-type": changed.type }).end(text);
  });
  const withKeys = () => seen.bodies.filter((body) => body.includes(account.email));
  return { url, seen, withKeys, creditsLeft: () => mock.creditsOf(account.email) };
}

type Listener = Parameters<typeof createServer>[1];
const servers: Listening[] = [];
afterAll(() => Promise.all(servers.map(({ close }) => close())));

export async function listen(listener: Listener): Promise<string> {
  const server = await listenOnLoopback(createServer(listener as never));
  servers.push(server);
  return server.url;
}

const cli = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

type Outcome = { readonly code: number | null; readonly output: string };

/** Runs the command, and gives how it ended and what it printed; `onStart` is handed what interrupts it. */
export function remoContract(
  flags: readonly string[],
  env: Record<string, string> = {},
  onStart: (kill: () => void) => void = () => {},
): Promise<Outcome> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_ENV|REMO_)/.test(name)),
  );
  const child = spawn(process.execPath, [cli, ...flags], {
    cwd: tmpdir(),
    env: { ...clean, NO_COLOR: "1", ...env },
  });
  onStart(() => child.kill("SIGINT"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((done) => child.on("close", (code) => done({ code, output })));
}
