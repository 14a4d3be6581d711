import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, TestCase, Vitest } from "vitest/node";
import type { CaseResult } from "./case.ts";
import type { Run } from "./options.ts";
import type { Outcome } from "./suites/define.ts";

export type Following = {
  /** Is told of each case as it ends. Default: nothing is told. */
  readonly onCase?: ((ended: CaseEnded) => void) | undefined;
  /** Ends the run after the case that is running; what was recorded until then is analysed. */
  readonly signal?: AbortSignal | undefined;
};

export type CaseEnded = Pick<CaseResult, "target" | "title" | "outcome" | "detail" | "ms">;

/** The suite lies beside this file: as TypeScript in the repository, built in the package. */
const own = import.meta.url;
const suite = fileURLToPath(new URL(`./suites/contract.test${own.endsWith(".ts") ? ".ts" : ".js"}`, own));

/** What a run recorded, and what went wrong outside of its cases. */
export type Played = Outcome & { readonly errors: readonly string[] };

/** Has vitest run the cases, in a thread of its own. */
export async function play(run: Run, { onCase, signal }: Following): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), "remo-contract-"));
  const restore = keepProcess();
  try {
    const outcome = join(folder, "outcome.json");
    const errors: string[] = [];
    const files = { outcome, end: join(folder, "end"), cache: join(folder, "vite") };
    // vitest's own way to cancel cuts a case in two; this way the one that is running comes to its end.
    signal?.addEventListener("abort", () => writeFileSync(files.end, ""));
    const vitest = await start(run, files, reporterFor(onCase, errors));
    await vitest.close();
    const text = await readFile(outcome, "utf8").catch(() => undefined);
    if (text === undefined) throw new Error(`The cases could not be run: ${errors.join("\n") || "unknown"}`);
    return { ...(JSON.parse(text) as Outcome), errors };
  } finally {
    restore();
    await rm(folder, { recursive: true, force: true });
  }
}

const signals = ["SIGINT", "SIGTERM"] as const;

type Files = { readonly outcome: string; readonly end: string; readonly cache: string };

/**
 * Whatever folder this package lies in is the root, and nothing is excluded: vitest would not look into node_modules,
 * where it lies when it is installed. No configuration of the repository that the command is called in is read.
 */
async function start(run: Run, files: Files, reporter: Reporter): Promise<Vitest> {
  const { createVitest } = await import("vitest/node");
  const options = {
    root: dirname(suite),
    config: false as const,
    watch: false,
    include: [basename(suite)],
    exclude: [],
    reporters: [reporter],
    provide: { run, outcome: files.outcome, end: files.end },
    cache: false as const,
    pool: "threads" as const,
    // One after the other, in one place: what the first answers say decides whether more is sent.
    isolate: false,
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    retry: 0, // N1: what was sent may have been charged.
    bail: 0,
  };
  const listeners = signals.map((name) => process.listeners(name));
  const vitest = await createVitest("test", options, { envDir: false, cacheDir: files.cache });
  // vitest would exit at a signal: what to do then is the caller's, who may have paid for what was recorded.
  signals.forEach((name, at) => {
    const added = process.listeners(name).filter((listener) => !listeners[at]?.includes(listener));
    for (const listener of added) process.off(name, listener);
  });
  await vitest.start();
  return vitest;
}

function reporterFor(onCase: Following["onCase"], errors: string[]): Reporter {
  return {
    onTestCaseResult: (test) => onCase?.(endedOf(test)),
    onTestSuiteResult: (suite) => void errors.push(...suite.errors().map(({ message }) => message)),
    onTestRunEnd(modules, unhandled) {
      const found = [...unhandled, ...modules.flatMap((module) => module.errors())];
      errors.push(...found.map(({ message }) => message));
    },
  };
}

function endedOf(test: TestCase): CaseEnded {
  const { state, errors } = test.result();
  const note = test.result() as { readonly note?: string };
  return {
    target: test.parent.type === "suite" ? test.parent.name : "",
    title: test.name,
    outcome: state === "passed" || state === "failed" ? state : "not-run",
    detail: errors?.[0]?.message ?? note.note,
    ms: Math.round(test.diagnostic()?.duration ?? 0),
  };
}

/** vitest tells its result by the exit code, and that it runs by the environment: both are the caller's. */
function keepProcess(): () => void {
  const { exitCode } = process;
  const names = ["VITEST", "TEST", "NODE_ENV", "DEV", "PROD", "MODE", "SSR", "BASE_URL"];
  const before = names.map((name) => [name, process.env[name]] as const);
  return () => {
    process.exitCode = exitCode;
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
