import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const room = new URL("../", import.meta.url);
const run = promisify(execFile);

export type JsonObject = { [key: string]: unknown };

/** Bundles the multi-file source into one document, with every example file inlined as its `value`. */
export async function bundle(): Promise<JsonObject> {
  const scratch = await mkdtemp(join(tmpdir(), "remo-kit-bundle-"));
  try {
    const out = join(scratch, "openapi.json");
    await redocly("bundle", "openapi.yaml", "--config", "redocly.yaml", "--output", out);
    const document = JSON.parse(await readFile(out, "utf8")) as JsonObject;
    return (await inlineExamples(document)) as JsonObject;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function redocly(...args: string[]): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const bin = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", room));
  try {
    await run(process.execPath, [bin, ...args], { cwd: room, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`redocly ${args[0]} failed:\n${stdout}${stderr}`);
  }
}

/**
 * Redocly leaves a `$ref` in an example's value alone, so the source names its example files with OpenAPI's own
 * `externalValue`, relative to `operations/`.
 */
async function inlineExamples(node: unknown, at = "#"): Promise<unknown> {
  if (Array.isArray(node)) return Promise.all(node.map((item, i) => inlineExamples(item, `${at}/${i}`)));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(async ([key, value]) => {
    if (key !== "externalValue") return [key, await inlineExamples(value, `${at}/${key}`)] as const;
    return ["value", await readExample(String(value), at)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function readExample(file: string, at: string): Promise<unknown> {
  const url = new URL(file, new URL("operations/", room));
  const name = url.pathname.slice(room.pathname.length);
  const text = await readFile(url, "utf8").catch(() => {
    throw new Error(`openapi/${name} does not exist, but the spec names it as an example at ${at}.`);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`openapi/${name} is not JSON: ${(cause as Error).message}`);
  }
}
