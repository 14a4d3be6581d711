import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import { writeRun } from "./run.ts";

const help = `Runs the contract suite: the client against a server, every answer against the spec.

Usage: npm run contract -- [options]

  --target URL      origin of the server; without it, the mock in process and over a socket
  --allow-spend N   credits that the run may spend on that server (default 0: nothing that may be charged is sent)
  --help            print this

An account of that server comes from REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY.`;

class UsageError extends Error {}

type Flags = { readonly target: string | undefined; readonly allowSpend: number };

function readFlags(): Flags | "help" {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { target: text, "allow-spend": text, help: { type: "boolean" } } });
  if (values.help) return "help";
  const spend = values["allow-spend"] ?? "0";
  if (!/^\d{1,9}$/.test(spend)) {
    throw new UsageError(`--allow-spend takes a whole number of credits; received ${JSON.stringify(spend)}.`);
  }
  return {
    target: values.target === undefined ? undefined : origin(values.target),
    allowSpend: Number(spend),
  };
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!isOrigin) {
    throw new UsageError(
      `--target takes the origin of a server, such as http://127.0.0.1:4010; received ${JSON.stringify(text)}.`,
    );
  }
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === "http:" && !loopback) {
    throw new UsageError(
      `--target ${url.origin} would send keys in clear text (A11); use https://${url.host}.`,
    );
  }
  return url.origin;
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags === "help") return console.log(help);
  writeRun(process.env, flags.target, flags.allowSpend);
  if (!process.stdout.isTTY) process.env.NO_COLOR = "1";
  if (flags.target !== undefined) {
    console.log(`Target ${flags.target}; the run may spend ${flags.allowSpend} credits there.`);
  }
  const root = fileURLToPath(new URL("..", import.meta.url));
  // In one process and with one set of modules, so that all suites share the budget of suite.ts.
  const together = { isolate: false, fileParallelism: false };
  const options = { run: true, root, reporters: ["verbose"], ...together };
  const vitest = await startVitest("test", ["suites"], options);
  await vitest.close();
}

try {
  await main();
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const usage = error instanceof UsageError || code?.startsWith("ERR_PARSE_ARGS");
  console.error(usage ? `contract: ${(error as Error).message} See --help.` : error);
  process.exitCode = usage ? 2 : 1;
}
