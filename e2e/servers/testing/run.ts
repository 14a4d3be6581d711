// One run of the built command against a stand-in, and all that it leaves.

import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Logged, startStandIn } from "./server.ts";
import { account, type Switches } from "./switches.ts";

const cli = fileURLToPath(new URL("../../../packages/contract-tests/dist/cli.js", import.meta.url));

type Divergence = { readonly key: string; readonly text: string };

/** What the oracle reads of report.json. */
export type Report = {
  readonly verdict: string;
  readonly because: string;
  readonly profile: { readonly [key: string]: unknown };
  readonly undecided: readonly { readonly key: string; readonly why: string }[];
  readonly divergences: readonly Divergence[];
  readonly cases: readonly { readonly id: string; readonly outcome: string; readonly detail?: string }[];
  readonly budget: {
    readonly spent?: number;
    readonly atMost?: number;
    readonly requests: number;
  };
};

type Recorded = { readonly sent: { readonly keys: string } };

export type Run = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report | undefined;
  readonly recorded: readonly Recorded[];
  readonly log: readonly Logged[];
  /** Every text that it left, by the name of the file. */
  readonly outputs: { readonly [name: string]: string };
};

export type RunSettings = { readonly allowed?: number; readonly flags?: readonly string[] };

export async function runAgainst(
  switches: Switches,
  { allowed = 60, flags = [] }: RunSettings = {},
): Promise<Run> {
  const [server, folder] = await Promise.all([
    startStandIn(switches),
    mkdtemp(join(tmpdir(), "remo-corpus-")),
  ]);
  const at = (name: string) => join(folder, name);
  const args = [
    ...["--target", server.url, "--allow-spend", String(allowed), "--rate", "1000", "--timeout", "2"],
    ...["--max-wait", "8", "--lang", "en", "--report", at("report"), "--record", at("recording.json")],
    ...["--profile-out", at("profile.json"), ...flags],
  ];
  try {
    const ended = await call(args);
    const outputs = { ...(await textsIn(folder)), stdout: ended.stdout, stderr: ended.stderr };
    const parsed = (name: string) => JSON.parse(outputs[name as "stdout"] ?? "{}");
    const recording = parsed("recording.json");
    const report =
      outputs["report/report.json" as "stdout"] === undefined ? undefined : parsed("report/report.json");
    return { ...ended, report, recorded: recording.exchanges ?? [], log: server.log, outputs };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

function call(args: readonly string[]): Promise<Pick<Run, "code" | "stdout" | "stderr">> {
  const clean = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|NODE_ENV|REMO_)/.test(name));
  const child = spawn(process.execPath, [cli, ...args], {
    env: {
      ...Object.fromEntries(clean),
      NO_COLOR: "1",
      REMO_EMAIL: account.email,
      REMO_USER_KEY: account.userKey,
      REMO_API_KEY: account.apiKey,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  return new Promise((done) => child.on("close", (code) => done({ code, ...texts })));
}

async function textsIn(folder: string): Promise<{ [name: string]: string }> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), await readFile(path, "utf8")] as const;
    });
  return Object.fromEntries(await Promise.all(texts));
}
