import { defineConfig } from "vitest/config";
import { readRun } from "./src/run.ts";

const run = readRun(process.env);
const suites = run.targets.map((target) => ({
  test: {
    name: target.name,
    include: ["src/suites/*.test.ts"],
    provide: { target, allowSpend: run.allowSpend },
    testTimeout: run.timeoutMs,
  },
}));
const own = {
  test: { name: "own", include: ["src/*.test.ts", "src/runtimes/*.test.ts"], testTimeout: 60_000 },
};

export default defineConfig({
  test: { projects: run.foreign ? suites : [...suites, own] },
});
