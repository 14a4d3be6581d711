import { readdir, readFile } from "node:fs/promises";
import * as v from "valibot";
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

/** The content of a YAML file. @throws Error naming file and place. */
export async function readShaped<Output>(
  path: string,
  shape: v.GenericSchema<unknown, Output>,
): Promise<Output> {
  const content = await readYaml(path);
  const problems = problemsOf(shape, content);
  if (problems.length === 0) return content as Output; // Its keys in their order.
  throw new Error(problems.map((problem) => `openapi/${path}: ${problem}`).join("\n"));
}

type Named = { readonly id?: unknown; readonly name?: unknown };

/** What is wrong with `content`; each problem begins with its place and the id or name of its row, so that nobody counts rows. */
export function problemsOf(shape: v.GenericSchema, content: unknown): string[] {
  const { issues = [] } = v.safeParse(shape, content);
  return issues.map((issue) => {
    const row = issue.path?.map(({ value }) => value as Named | undefined);
    const id = row?.map((node) => node?.id ?? node?.name).find((one) => typeof one === "string");
    return `${v.getDotPath(issue) ?? "all of it"}${id ? ` (${id})` : ""}: ${issue.message}`;
  });
}
