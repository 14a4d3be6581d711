#!/usr/bin/env node
import { once } from "node:events";
import { type Asked, main, stopSignal } from "@remo-kit/common/cli";
import { printable } from "@remo-kit/common/printable";
import { flags, program } from "./cli/flags.ts";
import { jsonLine, prettyLine, wantsColor } from "./cli/log-line.ts";
import { readyJson, readyText } from "./cli/ready.ts";
import { type Serve, serveOptions } from "./cli/serve-options.ts";
import type { MockOptions } from "./options.ts";

/** What only serving needs, and what only https needs, is loaded for it: help and errors are there at once. */
async function serve(asked: Asked<typeof program>): Promise<number> {
  const command = serveOptions(asked);
  const { options, differences, graceMs, jsonReady, warnings } = command;
  for (const warning of warnings) console.error(`remo-mock: ${printable(warning)}`);
  const certificate = await certificateFor(command);
  const { startMockServer } = await import("./server.ts");
  const server = await startMockServer({ ...options, log: logger(command), tls: certificate?.pair });
  const stop = stopSignal();
  const ready = { url: server.url, port: server.port, differences, certificate: certificate?.file };
  console.log(jsonReady ? readyJson(ready) : readyText(ready, asked.lang));
  await once(stop, "abort");
  await server.close(graceMs);
  // npm and npx hand on a Ctrl-C that the terminal has already sent: the second must not kill a process that ends.
  setTimeout(() => process.exit(0), 200);
  return 0;
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

/** Errors whose message is for the user; whatever else fails is reported with its stack. */
const exitCodes: { readonly [name: string]: number } = {
  MockListenError: 1,
  StateFileError: 1,
  RangeError: 2,
};

function fail(error: unknown): number | undefined {
  const exitCode = error instanceof Error ? exitCodes[error.name] : undefined;
  if (exitCode !== undefined) console.error(`remo-mock: ${printable((error as Error).message)}`);
  return exitCode;
}

await main(program, { run: serve, fail });
