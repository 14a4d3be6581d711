import { capture, StepError } from "./tools.mjs";

const quietMs = 20_000;

/**
 * Says that a step begins, and how it went. `work` gets a function that says how far it is; one that says nothing for
 * a while is said to be still running, and the reason if it was `skipped`. A failure is shown with all that was printed.
 */
export async function step(label, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  let doing = label;
  console.log(`  ${label} …`);
  const stillRunning = setInterval(() => console.log(`      still ${doing}, ${seconds()}`), quietMs);
  const note = (text) => {
    doing = text;
    stillRunning.refresh();
    console.log(`      ${text}`);
  };
  try {
    const result = await work(note);
    console.log(result?.skipped ? `  - ${label} skipped: ${result.skipped}` : `  ✓ ${label}, ${seconds()}`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${label}, ${seconds()}`);
    console.error(`\n${(error.output ?? error.stack).trim()}\n`);
    throw error;
  } finally {
    clearInterval(stillRunning);
  }
}

export const install = () =>
  step("install", () => capture("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"]));

export const build = () => step("build", (note) => turbo(note, "build"));

/** Runs tasks of the workspace, and notes each as it begins; of a failure, what the failed tasks printed is shown. */
export async function turbo(note, ...args) {
  const begins = /^@remo-kit\/([^:]+):(\S+): cache (hit|miss)/;
  const onLine = (line) => {
    const [, name, task, cache] = begins.exec(line) ?? [];
    if (cache === "miss") note(`${name}: ${task}`);
  };
  try {
    await capture("turbo", ["run", ...args, "--output-logs=new-only", "--log-order=stream"], { onLine });
  } catch (error) {
    throw new StepError(`turbo ${args[0]}`, ofFailedTasks(error.output));
  }
}

/** Without turbo's frame, and without the tasks that went well. */
function ofFailedTasks(output) {
  const [, names = ""] = /^Failed: +(.*)$/m.exec(output) ?? [];
  const failed = names.split(", ").map((name) => `${name.replace("#", ":")}: `);
  const lines = output.split("\n").filter((line) => failed.some((name) => line.startsWith(name)));
  return lines.length > 0 ? lines.join("\n") : output;
}
