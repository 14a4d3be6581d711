// Starts each contestant as a process of its own, ends it by its id, and reads what the system knows of it.

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import getPort from "get-port";
import pidusage from "pidusage";

const startTimeout = 20_000;

/** Starts a server whose first line is JSON with its `url`. `stdio` is that of spawn, from stderr on. */
export const startServer = (args, { stdio = ["ignore"] } = {}) =>
  start(args, ["ignore", "pipe", ...stdio], async ({ stdout }) => {
    const [line] = await once(createInterface({ input: stdout }), "line");
    return JSON.parse(line).url;
  });

/** Starts a server that prints no address, on a port that is free now: it is ready once the port answers. */
export async function startOnPort(argsFor) {
  const port = await getPort({ host: "127.0.0.1" });
  return start(argsFor(port), "ignore", () => urlOnceOpen(port));
}

/** Runs a script that prints JSON, and gives that. */
export async function run(args) {
  const { stdout } = await execa(process.execPath, args, { stdin: "ignore", stderr: "inherit" });
  return JSON.parse(stdout);
}

/** Resident memory of a process, now and at its highest, in MB. */
export async function memoryOf({ pid }) {
  const { memory } = await pidusage(pid);
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => ""); // Only Linux remembers the peak.
  const [, peak] = /^VmHWM:\s+(\d+)/m.exec(status) ?? [];
  return { now: memory / 1e6, peak: (peak * 1024) / 1e6 };
}

/** Time of the processor that a process has used, in s. */
export const processorOf = async ({ pid }) => (await pidusage(pid)).ctime / 1000;

async function start(args, stdio, urlOf) {
  const began = performance.now();
  const options = { stdio, buffer: false, reject: false, killSignal: "SIGKILL", forceKillAfterDelay: false };
  const child = execa(process.execPath, args, options);
  const fail = (why) => {
    throw new Error(`${args.join(" ")} ${why}`);
  };
  const ended = child.then(({ exitCode }) => fail(`ended with ${exitCode} before it was ready`));
  const late = sleep(startTimeout, undefined, { ref: false }).then(() =>
    fail(`was not ready after ${startTimeout} ms`),
  );
  const url = await Promise.race([urlOf(child), ended, late]);
  const readyMs = performance.now() - began;
  return { ...serverOf(child), url, readyMs };
}

const serverOf = (child) => ({
  pid: child.pid,
  /** Asks what was loaded into it; only with a channel in its `stdio`. */
  async ask() {
    child.send("ask");
    const [answer] = await once(child, "message");
    return answer;
  },
  /** Ends it; gives its exit code, undefined if the signal itself has ended it. */
  async stop(signal = "SIGKILL") {
    child.kill(signal);
    return (await child).exitCode;
  },
});

async function urlOnceOpen(port) {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return `http://127.0.0.1:${port}`;
    } catch {
      await sleep(5);
    } finally {
      socket.destroy();
    }
  }
}
