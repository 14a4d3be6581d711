import { spawnSync } from "node:child_process";

/**
 * Resolves at the first SIGINT or SIGTERM. The handlers stay: npm hands a Ctrl-C on to a script that the terminal
 * has already sent one, and the second one must not kill a process that is about to end with 0.
 */
export async function stopSignal() {
  takeCtrlC();
  const signal = await new Promise((stop) => {
    for (const name of ["SIGINT", "SIGTERM"]) process.on(name, stop);
  });
  setTimeout(() => {}, 200);
  return signal;
}

/**
 * Reads a Ctrl-C from the terminal as a key. As a signal it would go to the shell between npm and this process, too:
 * some shells then end with the signal instead of this process's exit code.
 */
export function takeCtrlC() {
  const { stdin } = process;
  if (!stdin.isTTY || !isInForeground()) return;
  stdin.setRawMode(true);
  stdin.on("data", (keys) => keys.includes(3) && send("SIGINT"));
  stdin.unref();
}

/** A job in the background must not touch the terminal: it would be stopped. */
function isInForeground() {
  if (process.platform === "win32") return true;
  return String(spawnSync("ps", ["-o", "stat=", "-p", process.pid]).stdout).includes("+");
}

/** Ends this process as SIGTERM does when its parent, a shell of npm's, is gone: that does not hand signals on. */
export function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    send("SIGTERM");
  }, 500);
  timer.unref();
}

/** As a signal from outside, but on Windows too, where `process.kill` would end the process at once. */
function send(signal) {
  if (!process.emit(signal, signal)) process.exit(1);
}
