/** A value that an option does not take. The message goes on where the name of the option ends: `takes …`. */
export class UnusableValue extends Error {}

/** The command was called in a way that it cannot be. */
export class UsageError extends Error {}

/** @param allowed what the option takes instead. */
export const unusable = (allowed: string, received: string): UnusableValue =>
  new UnusableValue(`takes ${allowed}; received ${JSON.stringify(received)}`);
