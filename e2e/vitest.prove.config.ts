import { defineConfig } from "vitest/config";
import { requirements } from "./testing/requirements.ts";

/** What is too long for `npm test`. */
export default defineConfig({
  test: { include: ["**/*.prove.test.ts"], tags: requirements, testTimeout: 60_000, maxWorkers: 1 },
});
