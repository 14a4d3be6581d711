// Starts each contestant as a process of its own, ends it by its id, and reads what the system knows of it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const startTimeout = 20_000;
const running = new Set();

// Whatever ends this process ends what it has started, too.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** Starts a server whose first line is JSON with its `url`. `stdio` is that of spawn, from stderr on. */
export async function startServer(args, { stdio = ["ignore"] } = {}) {
  const began = performance.now();
  const child = start(args, ["ignore", "pipe", ...stdio]);
  const lines = createInterface({ input: child.stdout });
  const [line] = await orEnd(child, once(lines, "line"), args);
  const readyMs = performance.now() - began;
  return { ...serverOf(child), url: JSON.parse(line).url, readyMs };
}

/** Starts a server that prints no address, on a port that is free now: it is ready once the port answers. */
export async function startOnPort(argsFor) {
  const port = await freePort();
  const args = argsFor(port);
  const began = performance.now();
  const child = start(args, ["ignore", "ignore", "ignore"]);
  await orEnd(child, answers(port), args);
  const readyMs = performance.now() - began;
  return { ...serverOf(child), url: `http://127.0.0.1:${port}`, readyMs };
}

/** Runs a script that prints JSON, and gives that. */
export async function run(args) {
  const child = start(args, ["ignore", "pipe", "inherit"]);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return JSON.parse(output);
}

/** Resident memory of a process, now and at its highest, in MB. */
export async function memoryOf({ pid, url }) {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const megabytes = (name) => (Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)[1]) * 1024) / 1e6;
    return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const now = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1e6;
    return { now, peak: Number.NaN }; // Only Linux remembers the peak.
  }
}

/** Time of the processor that a process has used, in s; undefined where the system does not say. */
export async function processorOf({ pid }) {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return (user + system) / 100;
  } catch {
    return undefined;
  }
}

function start(args, stdio) {
  const child = spawn(process.execPath, args, { stdio });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

const serverOf = (child) => ({
  pid: child.pid,
  /** Asks what was loaded into it; only with a channel in its `stdio`. */
  async ask() {
    child.send("ask");
    const [answer] = await once(child, "message");
    return answer;
  },
  /** Ends it; gives its exit code, null if the signal itself has ended it. */
  async stop(signal = "SIGKILL") {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    const [code] = await ended;
    return code;
  },
});

async function orEnd(child, ready, args) {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${args.join(" ")} ended with ${code} before it was ready`);
  });
  ended.catch(() => {}); // It ends sometime.
  const late = sleep(startTimeout, undefined, { ref: false }).then(() => {
    throw new Error(`${args.join(" ")} was not ready after ${startTimeout} ms`);
  });
  return Promise.race([ready, ended, late]);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answers(port) {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const opened = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (opened) return;
    await sleep(5);
  }
}
