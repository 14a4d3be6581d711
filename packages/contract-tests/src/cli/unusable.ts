/** A value that a flag does not take. The message goes on where the name of the flag ends: `takes …`. */
export class UnusableValue extends Error {}

/** The command was called in a way that it cannot be. */
export class UsageError extends Error {}

/** @param allowed what the flag takes instead. */
export const unusable = (allowed: string, received: string): UnusableValue =>
  new UnusableValue(`takes ${allowed}; received ${JSON.stringify(received)}`);

/** A message about an option, as one about its flag: `maxBytes` is --max-bytes. */
export const asFlag = (message: string): string =>
  message.replace(
    /^`(\w+)`/,
    (_, option: string) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
