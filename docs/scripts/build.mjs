import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const page = at("site/index.html");

/** The one thing that Redoc 3 would still load from elsewhere (N13), drawn here instead. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const localLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#0044d4">Redoc</text></svg>',
)}`;

function buildReference() {
  const redocly = at("node_modules/@redocly/cli/bin/cli.js");
  const args = ["build-docs", "../openapi/generated/openapi.json", "--output", page, "--inlineBundle"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    execFileSync(process.execPath, [redocly, ...args, "--template", "scripts/redoc.hbs"], {
      cwd: at("."),
      env,
      stdio: "pipe",
    });
  } catch (error) {
    throw new Error(`Redocly could not build the reference:\n${error.stdout}${error.stderr}`);
  }
}

mkdirSync(at("site"), { recursive: true });
buildReference();
const html = readFileSync(page, "utf8").replace(remoteLogo, localLogo);
writeFileSync(page, html);
console.log(`Wrote docs/site/index.html (${Math.round(html.length / 1024)} kB, needs no network).`);
