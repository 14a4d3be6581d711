import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A command that did not end with 0; `output` is all that it printed. */
export class StepError extends Error {
  constructor(label, output) {
    super(`${label} failed`);
    this.output = output;
  }
}

/** Programs of node_modules, and the packages that they come from. */
const packages = {
  biome: "@biomejs/biome",
  changeset: "@changesets/cli",
  depcruise: "dependency-cruiser",
  knip: "knip",
  stryker: "@stryker-mutator/core",
  turbo: "turbo",
  vitest: "vitest",
};

/** The file of a program, for Node itself to run: what npm links to is a shell script on Windows. */
export function programFile(name, clone = root) {
  const folder = join(clone, "node_modules", packages[name]);
  return join(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).bin[name]);
}

/** How a program is started: one of node_modules or of npm by Node, others from the PATH. */
function startOf(program, args) {
  const byNode = packages[program] ? programFile(program) : npmFile(`${program}-cli.js`);
  if (byNode) return [process.execPath, [byNode, ...args], {}];
  return [program, args, { shell: program === "pnpm" && process.platform === "win32" }];
}

/** A script of the npm that runs this, else of the npm beside Node, if it has it. */
function npmFile(name) {
  const folders = [
    process.env.npm_execpath && dirname(process.env.npm_execpath),
    join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin"),
    join(dirname(process.execPath), "node_modules", "npm", "bin"),
  ];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/**
 * Runs a program and gives what it printed to stdout, each line of it to `onLine` as it comes.
 *
 * @throws StepError with all that it printed.
 */
export function capture(program, args, { cwd = root, onLine = () => {} } = {}) {
  return new Promise((done, failed) => {
    const [command, all, options] = startOf(program, args);
    const env = { ...ownEnvironment(), NO_COLOR: "1", FORCE_COLOR: undefined };
    const child = spawn(command, all, { cwd, env, ...options });
    const stop = () => child.kill();
    process.once("exit", stop);
    const [stdout, output] = [[], []];
    child.stdout.setEncoding("utf8").on("data", (text) => stdout.push(text));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => output.push(text));
      createInterface({ input: stream }).on("line", onLine);
    }
    child.on("error", (error) => failed(new StepError(program, String(error))));
    child.on("close", (code) => {
      process.off("exit", stop);
      if (code === 0) done(stdout.join(""));
      else failed(new StepError(program, output.join("")));
    });
  });
}

/** Runs a script that talks to the terminal itself, and hands signals on to it. One that fails keeps back no other. */
export async function pass(args, cwd = root) {
  const child = spawn(process.execPath, args, { cwd, env: ownEnvironment(), stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) => child.on("exit", done));
  process.exitCode ||= code ?? 1;
}

/** The environment of every program started here: the tools of the workspace are on the PATH, and telemetry is off. */
function ownEnvironment() {
  return {
    ...process.env,
    PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`,
    REMO_KIT_RUNTIME: `${process.platform} ${process.version}`, // A result of one Node is no result of another.
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
}
