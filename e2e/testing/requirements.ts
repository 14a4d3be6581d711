// What some tests need of the machine beside Node and npm, each as a tag of vitest: where it is missing, the tests that
// have the tag are skipped, with the reason in the report. In CI they fail instead: nothing would be proven.

import { spawnSync } from "node:child_process";
import type { TestTagDefinition } from "vitest";
import { chromiumPath, noChromium } from "./chromium.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Why a test is skipped, and how to have it. */
    skipped?: string;
  }
}

const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** @param needed where it must be there; elsewhere its absence is no defect. */
const requirement = (
  name: string,
  isThere: boolean,
  advice: string,
  needed = !!process.env.CI,
): TestTagDefinition => ({
  name,
  ...(!isThere && !needed && { skip: true, meta: { skipped: advice } }),
});

const runtimesAre =
  process.platform === "linux" && process.arch === "x64"
    ? process.env.CI || process.env.REMO_KIT_RUNTIMES
    : "";

export const requirements: TestTagDefinition[] = [
  requirement("chromium", chromiumPath !== undefined, noChromium),
  requirement("curl", runs("curl", "--version"), "No curl was found. Install it."),
  requirement(
    "python",
    runs("python3", "-c", "import requests"),
    "No python3 with requests was found. Install it (apt-get install python3-requests).",
    false,
  ),
  requirement(
    "runtimes",
    !!runtimesAre,
    "Bun, Deno and workerd are 350 MB. Set REMO_KIT_RUNTIMES=1 to fetch them, on Linux on x64.",
    false,
  ),
];
