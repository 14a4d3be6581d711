import { defineConfig } from "vitest/config";
import { requirements } from "./testing/requirements.ts";

export default defineConfig({
  test: {
    exclude: ["**/node_modules/**", ".vitest/**"], // Where tests make projects, some with tests of their own.
    tags: requirements,
    testTimeout: 60_000,
    maxWorkers: 2, // Many tests wait for a browser or a process: one worker less than cores, vitest's own choice, is too few.
  },
});
