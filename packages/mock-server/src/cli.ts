#!/usr/bin/env node
import { parseArgs } from "node:util";
import packageJson from "../package.json" with { type: "json" };
import type { LogEntry } from "./options.ts";
import { MockListenError, type MockServerOptions, serverDefaults, startMockServer } from "./server.ts";

const help = `remo-mock: a local mock of the REMO soccer-analysis API (unofficial)

Usage: remo-mock [options]

  --port N     port to listen on; 0 takes a free one (default ${serverDefaults.port})
  --host H     address to listen on (default ${serverDefaults.host})
  --seed N     seed of what is free to vary, such as wait_time (default 43)
  --version    print the version
  --help       print this

The demo account is the page's own: Email example@email.com, UserKey userkey, APIKey apikey, 100 credits.
Any documented code on request: send the header "Prefer: code=421".`;

class UsageError extends Error {}

function readFlags(): MockServerOptions | "help" | "version" {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    const { values } = parseArgs({
      options: { port: text, host: text, seed: text, version: flag, help: flag },
    });
    if (values.help) return "help";
    if (values.version) return "version";
    return {
      port: wholeNumber("port", values.port, 65_535),
      host: values.host,
      seed: wholeNumber("seed", values.seed),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(
  name: string,
  text: string | undefined,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`--${name} takes a whole number from 0 to ${most}; received ${JSON.stringify(text)}.`);
}

function logLine({ status, scenario, reason, uuid }: LogEntry): void {
  console.log(`${status} ${scenario}${uuid ? ` ${uuid}` : ""} (${reason})`);
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags === "help") return console.log(help);
  if (flags === "version") return console.log(packageJson.version);
  const server = await startMockServer({ ...flags, log: logLine });
  const signal = new Promise((stop) => {
    for (const name of ["SIGINT", "SIGTERM"]) process.on(name, stop);
  });
  console.log(`The mock listens on ${server.url} (docs: ${server.url}/docs). Ctrl-C stops it.`);
  await signal;
  await server.close();
  // npm and npx hand on a Ctrl-C that the terminal has already sent: the second must not kill a process that ends.
  setTimeout(() => process.exit(0), 200);
}

try {
  await main();
} catch (error) {
  const known = error instanceof UsageError || error instanceof MockListenError;
  console.error(known ? `remo-mock: ${error.message}` : error);
  if (error instanceof UsageError) console.error('Try "remo-mock --help".');
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
