import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The folder of this package. */
export const packageFolder = new URL("../", import.meta.url);

export const readText = (path: string): Promise<string> => readFile(new URL(path, packageFolder), "utf8");
export const readYaml = async (path: string): Promise<unknown> => parse(await readText(path));

/** @throws Error naming the file. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(path));
  } catch (cause) {
    throw new Error(`openapi/${path} cannot be read as JSON: ${(cause as Error).message}`);
  }
}

/** Names in a folder, sorted; none if there is no such folder. */
export async function namesIn(path: string, kind: "files" | "folders"): Promise<string[]> {
  const entries = await readdir(new URL(path, packageFolder), { withFileTypes: true }).catch(() => []);
  const wanted = entries.filter((entry) => (kind === "files" ? entry.isFile() : entry.isDirectory()));
  return wanted.map(({ name }) => name).sort();
}
