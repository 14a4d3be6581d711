export { flagTable, textsOf } from "./help.ts";
export { main, usageLine } from "./main.ts";
export { beforeDashes, type Environment, type Preflags, readPreflags } from "./preflags.ts";
export { type Flag, type Flags, type Program, type Values, variableOf } from "./program.ts";
export { type Asked, type Given, readCommand, type Shown } from "./read.ts";
export { Stopped, stopSignal } from "./stop.ts";
export { UsageError } from "./usage-error.ts";
export * as values from "./values.ts";
