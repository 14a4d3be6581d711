import { capture } from "./tools.mjs";

/**
 * Fails on a known vulnerability of what the packages install; `skipped` says why none could be looked for. Only the
 * service's own answer is JSON: all else means that it was not reached.
 */
export async function audit() {
  const answer = await capture("pnpm", ["--config.fetch-retries=0", "audit", "--prod", "--json"]).catch(
    ({ output }) => output,
  );
  const { advisories } = reportIn(answer) ?? {};
  if (!advisories)
    return {
      skipped: `the audit service cannot be reached (${firstWords(answer)}); run npm test where the npm registry answers`,
    };
  const found = Object.values(advisories).map(
    ({ module_name, severity, title, url, findings }) =>
      `${module_name} ${findings.map(({ version }) => version).join(", ")}: ${severity}, ${title} (${url})`,
  );
  if (found.length > 0) throw new Error(found.join("\n"));
}

function reportIn(answer) {
  try {
    return JSON.parse(answer.slice(answer.indexOf("{")));
  } catch {
    return undefined;
  }
}

/** Without the address, which may be a private registry's. */
const firstWords = (answer) => /ERR_\w+/.exec(answer)?.[0] ?? "no answer";
