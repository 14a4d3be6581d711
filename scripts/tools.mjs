import { execFile, spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A command that did not end with 0; `output` is all that it printed. */
export class StepError extends Error {
  constructor(label, output) {
    super(`${label} failed`);
    this.output = output;
  }
}

/** Runs a program from node_modules, or pnpm, and gives what it printed. */
export function capture(program, args) {
  return new Promise((done, failed) => {
    const env = { ...withBin(), NO_COLOR: "1", FORCE_COLOR: undefined };
    const child = spawn(program, args, { cwd: root, env, shell: process.platform === "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => failed(new StepError(program, String(error))));
    child.on("exit", (code) => (code === 0 ? done(output) : failed(new StepError(program, output))));
  });
}

/** What a program of the system prints to stdout in a folder, as in CI. */
export async function outputOf(cwd, program, args) {
  const env = { ...process.env, CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const options = { cwd, env, maxBuffer: 2 ** 26, shell: process.platform === "win32" };
  try {
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    throw new StepError(program, `${error.stdout}${error.stderr}`);
  }
}

/** Runs a program that talks to the terminal itself, hands signals on to it, and gives its exit code. */
export async function pass(program, args, cwd = root) {
  const child = spawn(program, args, { cwd, env: withBin(), stdio: "inherit" });
  void stopSignal().then((signal) => child.kill(signal));
  const code = await new Promise((done) => child.on("exit", done));
  return code ?? 1;
}

/**
 * Resolves at the first SIGINT or SIGTERM. The handlers stay: npm hands a Ctrl-C on to a script that the terminal
 * has already told, and the second one must not kill a process that is about to end with 0.
 */
export async function stopSignal() {
  const signal = await new Promise((stop) => {
    for (const name of ["SIGINT", "SIGTERM"]) process.on(name, stop);
  });
  setTimeout(() => {}, 200);
  return signal;
}

/** Runs `work` and says in one line how it went; a failure is told with all that was printed. */
export async function step(label, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    const result = await work();
    console.log(`  ✓ ${label.padEnd(44)} ${seconds()}`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${label.padEnd(44)} ${seconds()}`);
    console.error(`\n${(error.output ?? error.stack).trim()}\n`);
    throw error;
  }
}

export const install = () =>
  step("install", () => capture("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"]));

/** Runs tasks of the workspace; of a failure, what the failed tasks printed is told, without turbo's frame. */
export async function turbo(...args) {
  try {
    await capture("turbo", ["run", ...args, "--output-logs=errors-only"]);
  } catch (error) {
    const frame =
      /^(• turbo| {3}• |\s*(Tasks|Cached|Time|Failed): | ERROR |.*(ERROR|WARNING) {2}command |.*\[ELIFECYCLE\]|.*cache miss, exec)/;
    const lines = error.output.split("\n").filter((line) => !frame.test(line));
    throw new StepError(`turbo ${args[0]}`, lines.join("\n"));
  }
}

export const build = () => step("build", () => turbo("build"));

/** The environment of every program started here: its tools first on the PATH, and telemetry off. */
function withBin() {
  return {
    ...process.env,
    PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
    REMO_KIT_RUNTIME: `${process.platform} ${process.version}`, // A result of one Node is no result of another.
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
}
