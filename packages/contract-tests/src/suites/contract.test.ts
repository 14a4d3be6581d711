// The cases as vitest runs them for the command and for runContract; what they are to do is handed in by it.

import { existsSync, writeFileSync } from "node:fs";
import * as vitest from "vitest";
import type { Run } from "../options.ts";
import { defineCases } from "./define.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly run: Run;
    /** File that the outcome is written to. */
    readonly outcome: string;
    /** File that appears when the run is to end. */
    readonly end: string;
  }
}

const [outcome, end] = [vitest.inject("outcome"), vitest.inject("end")];
defineCases(vitest.inject("run"), vitest, {
  keep: (kept) => writeFileSync(outcome, JSON.stringify(kept)),
  isToEnd: () => existsSync(end),
});
