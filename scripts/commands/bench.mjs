import { commands } from "../commands.mjs";
import { build, install } from "../steps.mjs";
import { pass } from "../tools.mjs";

const benches = commands.bench.names.filter((name) => name !== "report");

export default async function bench({ quick = false }, [name, ...parts]) {
  const began = performance.now();
  if (name !== "report") await measure(name ? [name] : benches, quick ? [...parts, "--quick"] : parts);
  const isWhole = name === undefined && !quick;
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
  const code = await pass(args);
  process.exitCode ||= code;
  return code;
}
