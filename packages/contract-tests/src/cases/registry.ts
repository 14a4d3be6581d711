// The cases of every operation: one line each.
export { analysisSoccer } from "./analysis-soccer.ts";
