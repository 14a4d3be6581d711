import { defineConfig } from "vitest/config";

/** The tests that are to notice when the code of stryker.config.json is broken; without those that only take long. */
const files = [
  "{errors,client}",
  "answer/*",
  "operations/*",
  "request/{call,read,retry}",
  "transports/answers",
];

export default defineConfig({
  test: { include: files.map((name) => `src/${name}.test.ts`), testTimeout: 20_000 },
});
