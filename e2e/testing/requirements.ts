// What some tests need of the machine beside Node and npm, each as a tag of vitest. Where it is missing, the tests that
// have the tag are skipped, and the report says why and how to have it. In CI they fail: nothing would be proven.

import { spawnSync } from "node:child_process";
import type { TestTagDefinition } from "vitest/config";
import { chromiumPath, noChromium } from "./chromium.ts";

const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

/** util-linux's; others take other flags. */
const hasScript = String(spawnSync("script", ["--version"]).stdout ?? "").includes("util-linux");

/** What tests without it get; `meta` is untyped, because vitest's type of it cannot be extended from here. */
const without = (skipped: string) => ({ skip: true, meta: { skipped } as object });

const ci = Boolean(process.env.CI);
const isLinuxOnX64 = process.platform === "linux" && process.arch === "x64";

export const requirements: TestTagDefinition[] = [
  { name: "chromium", ...(!ci && !chromiumPath && without(noChromium)) },
  { name: "curl", ...(!ci && !runs("curl", "--version") && without("curl is missing. Install it.")) },
  {
    name: "python",
    ...(!runs("python3", "-c", "import requests") &&
      without("Python with requests is missing. Install it (apt-get install python3-requests).")),
  },
  { name: "terminal", ...(!hasScript && without("The command script of util-linux is missing.")) },
  {
    name: "runtimes",
    ...(!(isLinuxOnX64 && (ci || process.env.REMO_KIT_RUNTIMES)) &&
      without(
        "Bun, Deno and workerd are 350 MB. With REMO_KIT_RUNTIMES=1 they are fetched, on Linux on x64 only.",
      )),
  },
];
