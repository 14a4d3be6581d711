import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture, root } from "./tools.mjs";

/** What may be bundled, and what may only be installed: its licence has duties for those who change or ship its files. */
const bundled = JSON.parse(readFileSync(join(root, "scripts", "allowed-licences.json"), "utf8"));
const allowed = new Set([...bundled, "MPL-2.0"]);

/** Fails on a licence, of what the packages install, that is not on the list. The builds do so for what they bundle. */
export async function licences() {
  const output = await capture("pnpm", ["-r", "licenses", "list", "--prod", "--json"]);
  const byLicence = Object.entries(JSON.parse(output.slice(output.indexOf("{"))));
  const wrong = byLicence
    .filter(([licence]) => !isAllowed(licence))
    .flatMap(([licence, packages]) => packages.map(({ name }) => `${name} has the licence ${licence}.`));
  if (byLicence.length === 0) wrong.push("pnpm has found no licence.");
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** Of an expression like "(MIT OR CC0-1.0)", one; with AND, all. */
function isAllowed(expression) {
  const choices = expression.replace(/^\((.*)\)$/, "$1").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((id) => allowed.has(id)));
}
