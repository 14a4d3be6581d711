export { main, usageLine } from "./main.ts";
export { beforeDashes, type Environment, type Preflags, readPreflags } from "./preflags.ts";
export type { Flags, Program } from "./program.ts";
export { type Asked, readCommand, type Shown } from "./read.ts";
export { flagTable, rowsOf, variableOf } from "./rows.ts";
export { Stopped, stopSignal } from "./stop.ts";
export { UsageError } from "./usage-error.ts";
export * as values from "./values.ts";
