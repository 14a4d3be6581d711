import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const script = join(import.meta.dirname, "run-target.mjs");

/** s that a target may take in all; ms without a word of it, and after its last one, until it counts as a hang. */
const maxSeconds = 900;
const silence = { while: 60_000, after: 10_000 };

/** Starts a process for a target; `result` is what it found, also where it crashed or hung. */
export function startTarget(name, { what, module, rows }, { seed, count }) {
  const began = performance.now();
  const args = [module, seed, count, rows, maxSeconds].map(String);
  const child = fork(script, args, {
    cwd: join(import.meta.dirname, ".."),
    execArgv: ["--import", "tsx"],
    stdio: "inherit",
  });
  let found = { outcomes: {}, done: 0, stray: [], failures: [] };
  let hung;
  let timer;
  const wait = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      hung = `it hung: no word for ${ms / 1000} s, after ${found.done} cases of seed ${seed}`;
      child.kill("SIGKILL");
    }, ms);
  };
  child.on("message", (message) => {
    found = { ...found, ...message };
    wait(message.outcomes ? silence.after : silence.while);
  });
  wait(silence.while);
  const result = once(child, "exit").then(([code, signal]) => {
    clearTimeout(timer);
    const ended =
      hung ?? (code === 0 ? undefined : `it ended with ${code ?? signal}, after ${found.done} cases`);
    const stray = ended === undefined ? found.stray : [...found.stray, ended];
    return { name, ...found, stray, seconds: (performance.now() - began) / 1000 };
  });
  return { what, count, done: () => found.done, result };
}
