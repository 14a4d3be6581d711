import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Page of the site → the description that it shows. */
const references = {
  "index.html": "../openapi/generated/openapi.json",
  "control.html": "../packages/mock-server/generated/control.openapi.json",
};

/** The one thing that Redoc 3 would still load from elsewhere (N13), drawn here instead. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const localLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#0044d4">Redoc</text></svg>',
)}`;

async function buildReference([page, description]) {
  const redocly = at("node_modules/@redocly/cli/bin/cli.js");
  const output = at(`site/${page}`);
  const args = ["build-docs", description, "--output", output, "--inlineBundle"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    await promisify(execFile)(process.execPath, [redocly, ...args, "--template", "scripts/redoc.hbs"], {
      cwd: at("."),
      env,
    });
  } catch (error) {
    throw new Error(`Redocly could not build docs/site/${page}:\n${error.stdout}${error.stderr}`);
  }
  const html = readFileSync(output, "utf8").replace(remoteLogo, localLogo);
  writeFileSync(output, html);
  return `Wrote docs/site/${page} (${Math.round(html.length / 1024)} kB, needs no network).`;
}

mkdirSync(at("site"), { recursive: true });
const told = await Promise.all(Object.entries(references).map(buildReference));
console.log(told.join("\n"));
