import { defineConfig } from "vitest/config";
import { requirements } from "./testing/requirements.ts";

export default defineConfig({
  test: {
    // In .vitest, tests make projects, some with tests of their own. An application of apps/ has its own, too.
    exclude: ["**/node_modules/**", ".vitest/**", "apps/*/**", "**/*.prove.test.ts"],
    tags: requirements,
    testTimeout: 60_000,
    maxWorkers: 2, // Many tests wait for a browser or a process: one worker less than cores, vitest's own choice, is too few.
  },
});
