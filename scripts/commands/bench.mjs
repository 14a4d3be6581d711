import { build, install, pass } from "../tools.mjs";

const benches = ["upload", "mock", "contract", "size", "growth"];
const names = [...benches, "report"];

/** `npm run bench` runs all of them and writes the report, `npm run bench -- NAME [PART …] [--quick]` one. */
export default async function bench(args) {
  const [name, ...parts] = args.filter((arg) => !arg.startsWith("--"));
  const flags = args.filter((arg) => arg.startsWith("--"));
  if (name !== undefined && !names.includes(name)) {
    console.error(`There is no benchmark ${name}. There is: ${names.join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const began = performance.now();
  if (name !== "report") await measure(name ? [name] : benches, [...parts, ...flags]);
  const isWhole = name === undefined && !flags.includes("--quick");
  if ((isWhole && !process.exitCode) || name === "report") await report(); // A page of some old figures would mislead.
  if (isWhole) console.log(`In all: ${Math.round((performance.now() - began) / 1000)} s.`);
}

async function measure(chosen, args) {
  await install();
  await build();
  for (const bench of chosen) {
    console.log(`\n## ${bench}\n`);
    await node("bench/run.mjs", bench, ...args);
  }
}

const report = () => node("bench/report.mjs");

/** One that fails does not keep back the others. */
async function node(...args) {
  const code = await pass(process.execPath, args);
  process.exitCode ||= code;
  return code;
}
