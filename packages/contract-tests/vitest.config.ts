import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    testTimeout: 60_000,
    maxWorkers: 2, // Many tests wait for a browser or a process: one worker less than cores, vitest's own choice, is too few.
  },
});
