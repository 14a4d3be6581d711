import { defineConfig } from "vitest/config";

/** What is too long for `npm test`. */
export default defineConfig({ test: { include: ["src/**/*.prove.ts"], testTimeout: 60_000, maxWorkers: 1 } });
