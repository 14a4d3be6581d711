import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const docs = fileURLToPath(new URL("../../", import.meta.url));
const redocly = join(docs, "node_modules/@redocly/cli/bin/cli.js");

/** What Redocly makes of a description, taken apart. */
export type Redoc = {
  /** Styles, for the head. */
  readonly head: string;
  /** The page as it is before the script runs. */
  readonly body: string;
  /** Redoc itself, the same for every description; it defines `hydrate`. */
  readonly bundle: string;
  /** The description and the call of `hydrate`. */
  readonly start: string;
};

/** The one thing that Redoc 3 would still load from elsewhere, drawn here instead. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const localLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#5b8def">Redoc</text></svg>',
)}`;

/** Builds the reference of an OpenAPI document. */
export async function buildReference(description: object): Promise<Redoc> {
  const folder = await mkdtemp(join(tmpdir(), "remo-docs-"));
  const [input, output] = [join(folder, "openapi.json"), join(folder, "reference.html")];
  try {
    await writeFile(input, JSON.stringify(description));
    const args = [
      "build-docs",
      input,
      "--output",
      output,
      "--inlineBundle",
      "--template",
      "scripts/site/redoc.hbs",
    ];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    await promisify(execFile)(process.execPath, [redocly, ...args], { cwd: docs, env });
    return takeApart((await readFile(output, "utf8")).replace(remoteLogo, localLogo));
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`Redocly could not build a reference: ${(error as Error).message}\n${stdout}${stderr}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The script is a module; as one, it could not be shared by pages that are opened from the disk. */
function takeApart(page: string): Redoc {
  const parts =
    /^([\s\S]*?)<!-- body -->\s*([\s\S]*?)\s*<script type="module">([\s\S]*)export\s*\{[^{}]*\};([\s\S]*)<\/script>\s*$/.exec(
      page,
    );
  if (!parts) throw new Error("Redocly's page is not as it was: docs/scripts/site/redoc.ts takes it apart.");
  const [, head = "", body = "", bundle = "", start = ""] = parts;
  return { head, body, bundle: bundle.trim().replaceAll("import.meta", "({})"), start: start.trim() };
}
