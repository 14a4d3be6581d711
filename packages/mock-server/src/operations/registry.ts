// Every operation that the mock plays: one line each.
export { analysisSoccer } from "./analysis-soccer.ts";
