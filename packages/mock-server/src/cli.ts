#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { flags } from "./cli/flags.ts";
import { helpText } from "./cli/help.ts";
import { jsonLine, prettyLine, wantsColor } from "./cli/log-line.ts";
import { printable } from "./cli/printable.ts";
import { type Command, readOptions } from "./cli/read-options.ts";
import { readyJson, readyText } from "./cli/ready.ts";
import { stopped } from "./cli/signals.ts";
import { UsageError } from "./cli/unusable.ts";
import type { MockOptions } from "./options.ts";

type Serve = Extract<Command, { kind: "serve" }>;

async function main(): Promise<void> {
  const command = readOptions(process.argv.slice(2), process.env);
  if (command.kind === "serve") return serve(command);
  console.log(command.kind === "help" ? helpText() : packageJson.version);
}

/** What only serving needs, and what only https needs, is loaded for it: help and errors are there at once. */
async function serve(command: Serve): Promise<void> {
  const { options, differences, graceMs, jsonReady } = command;
  for (const warning of command.warnings) console.error(`remo-mock: ${printable(warning)}`);
  const certificate = await certificateFor(command);
  const { startMockServer } = await import("./server.ts");
  const server = await startMockServer({ ...options, log: logger(command), tls: certificate?.pair });
  const stop = stopped();
  const ready = { url: server.url, port: server.port, differences, certificate: certificate?.file };
  console.log(jsonReady ? readyJson(ready) : readyText(ready));
  await stop;
  await server.close(graceMs);
  // npm and npx hand on a Ctrl-C that the terminal has already sent: the second must not kill a process that ends.
  setTimeout(() => process.exit(0), 200);
}

async function certificateFor({ tls, options }: Serve) {
  if (!tls) return undefined;
  const { makeCertificate } = await import("./cli/certificate.ts");
  return makeCertificate(options.host ?? flags.host.default);
}

function logger({ log, jsonReady }: Serve): MockOptions["log"] {
  if (log === "silent") return undefined;
  if (log === "json") return (entry) => process.stdout.write(`${jsonLine(entry)}\n`);
  const stream = jsonReady ? process.stderr : process.stdout;
  const color = wantsColor(stream, process.env);
  return (entry) => stream.write(`${prettyLine(entry, color)}\n`);
}

/** Errors whose message is for the user; whatever else fails is told with its stack. */
const told = ["MockListenError", "StateFileError", "RangeError"];

// Whoever read our first line and left is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  await main();
} catch (error) {
  const usage = error instanceof UsageError;
  const known = usage || (error instanceof Error && told.includes(error.name));
  console.error(known ? `remo-mock: ${printable(error.message)}` : error);
  if (usage) console.error('Try "remo-mock --help".');
  process.exitCode = usage || error instanceof RangeError ? 2 : 1;
}
