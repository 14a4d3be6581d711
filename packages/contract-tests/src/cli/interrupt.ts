import { spawnSync } from "node:child_process";
import { stopSignal } from "@remo-kit/common/cli";

/** Under npm a shell is between: it would end by a Ctrl-C itself, and a signal to npm alone would leave the run behind. */
export function interruption(onStop: () => void): AbortSignal {
  const signal = stopSignal();
  signal.addEventListener("abort", onStop, { once: true });
  if (process.env.npm_lifecycle_event === undefined) return signal;
  takeCtrlC();
  stopWithParent();
  return signal;
}

/** Reads a Ctrl-C as a key, so that it is a signal to this process alone. */
function takeCtrlC({ stdin } = process): void {
  if (!stdin.isTTY || stdin.isRaw || !isInForeground()) return;
  stdin.setRawMode(true).on("data", (keys: Buffer) => keys.includes(3) && process.emit("SIGINT", "SIGINT"));
  stdin.unref();
}

/** A job in the background must not touch the terminal: it would be stopped. */
const isInForeground = (): boolean =>
  process.platform === "win32" ||
  String(spawnSync("ps", ["-o", "stat=", "-p", String(process.pid)]).stdout).includes("+");

function stopWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.emit("SIGTERM", "SIGTERM");
  }, 500);
  timer.unref();
}
