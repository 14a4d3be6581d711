import { commands } from "../commands.mjs";
import { pass } from "../tools.mjs";

const benches = commands.bench.names.filter((name) => name !== "report");

export default async function bench({ quick = false }, [name, ...parts]) {
  const began = performance.now();
  if (name === "report") return pass(["bench/report.mjs"]);
  for (const chosen of name ? [name] : benches) {
    console.log(`\n## ${chosen}\n`);
    await pass(["bench/run.mjs", chosen, ...parts, ...(quick ? ["--quick"] : [])]);
  }
  if (name || quick) return;
  if (!process.exitCode) await pass(["bench/report.mjs"]); // A page of some old figures would mislead.
  console.log(`In all: ${Math.round((performance.now() - began) / 1000)} s.`);
}
