import { capture } from "./tools.mjs";

/** Fails on a known vulnerability of what the packages install; `skipped` says why none could be looked for. */
export async function audit() {
  try {
    await capture("pnpm", ["--config.fetch-retries=0", "audit", "--prod"]);
  } catch (error) {
    const [unreachable] = /ERR_PNPM_\w+/.exec(error.output) ?? []; // Its text may have a private registry's address.
    if (!unreachable) throw error;
    return {
      skipped: `the audit service cannot be reached (${unreachable}); run npm test where the npm registry answers`,
    };
  }
}
