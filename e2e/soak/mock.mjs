// The mock under test: as it is built, with faults, and with a file for what it writes to stderr.

import { openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMock } from "../../bench/lib/contestants.mjs";
import { accounts } from "./accounts.mjs";

/** Some of each kind; none is so frequent that the others are not met. */
const faults = [
  "latency=1-20:0.02",
  "dribble=0:0.005",
  "reset-upload=512:0.004",
  "reset-answer:0.004",
  "early-413=2048:0.004",
  "hang:0.0002",
  "truncated-json:0.01",
  "wrong-length:0.004",
  "empty-body:0.01",
  "html-502:0.01",
  "html-504:0.01",
  "redirect-308:0.002",
];

/** Starts mocks whose files are in this folder; one file has their stderr. */
export async function prepareMocks(folder) {
  const accountsFile = join(folder, "accounts.json");
  await writeFile(accountsFile, JSON.stringify(accounts));
  const stderrFile = join(folder, "stderr.txt");
  const stderr = openSync(stderrFile, "a");
  const always = [
    "--log",
    "silent",
    "--accounts",
    accountsFile,
    ...faults.flatMap((one) => ["--fault", one]),
  ];
  const probe = new URL("probe.mjs", import.meta.url).href;
  const node = ["--expose-gc", "--trace-warnings", "--import", probe];
  return {
    start: (...flags) => startMock([...always, ...flags], { node, stdio: [stderr, "ipc"] }),
    stateFlags: (name) => ["--state", join(folder, name)],
    /** Warnings, rejections that nobody caught and the like: with a silent log, nothing else is written there. */
    readStderr: () => readFile(stderrFile, "utf8"),
  };
}
