// Every operation of the client, one line each: its function becomes a method, its types are exported.
export * from "./analysis-soccer.ts";
