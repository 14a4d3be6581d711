import { constants } from "node:os";

const names = ["SIGINT", "SIGTERM"] as const;

/**
 * Resolves at the first signal to stop. The second is part of it, because npm hands on the Ctrl-C that the terminal
 * has already sent; whoever asks a third time means at once.
 */
export function stopped(): Promise<void> {
  let received = 0;
  return new Promise((stop) => {
    for (const name of names) {
      process.on(name, () => {
        received += 1;
        if (received === 1) stop();
        if (received > 2) process.exit(128 + constants.signals[name]);
      });
    }
  });
}
