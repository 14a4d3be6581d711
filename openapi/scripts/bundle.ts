import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Language } from "./ledger.ts";
import { room } from "./room.ts";

export type JsonObject = { [key: string]: unknown };

/** The multi-file source as one document, with every example file inlined; in Korean with the overlays applied. */
export async function bundle(language: Language): Promise<JsonObject> {
  const scratch = await mkdtemp(join(tmpdir(), "remo-kit-bundle-"));
  try {
    const out = join(scratch, "openapi.json");
    const overlays = language === "en" ? [] : await overlayFiles(language);
    const flags = overlays.flatMap((file) => ["--overlay", file]);
    await redocly("bundle", "openapi.yaml", "--config", "redocly.yaml", "--output", out, ...flags);
    return (await inlineExamples(JSON.parse(await readFile(out, "utf8")))) as JsonObject;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** `overlays/ko.yaml` for what all operations share, and one file an operation in `overlays/ko/`. */
async function overlayFiles(language: Language): Promise<string[]> {
  const ofOperations = await readdir(new URL(`overlays/${language}/`, room));
  return [`overlays/${language}.yaml`, ...ofOperations.sort().map((file) => `overlays/${language}/${file}`)];
}

async function redocly(...args: string[]): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const cli = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", room));
  try {
    await promisify(execFile)(process.execPath, [cli, ...args], { cwd: room, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    const told = `${stdout}${stderr}`.replace(/^ *[╔║╚].*\n/gm, "").trim(); // Its notice about Node 20.
    throw new Error(`redocly ${args.join(" ")} failed:\n${told}`);
  }
}

/**
 * Redocly leaves a `$ref` in an example's value alone, so the source names its example files with OpenAPI's own
 * `externalValue`; every file that does so lies one folder deep.
 */
async function inlineExamples(node: unknown): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map(inlineExamples));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(async ([key, value]) =>
    key === "externalValue"
      ? ["value", await readExample(String(value))]
      : [key, await inlineExamples(value)],
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function readExample(file: string): Promise<unknown> {
  const text = await readFile(new URL(file, new URL("operations/", room)), "utf8");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The example ${file} is not JSON: ${(cause as Error).message}`);
  }
}
