import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The folder of this package. */
export const room = new URL("../", import.meta.url);

export const readText = (path: string): Promise<string> => readFile(new URL(path, room), "utf8");
export const readJson = async (path: string): Promise<unknown> => JSON.parse(await readText(path));
export const readYaml = async (path: string): Promise<unknown> => parse(await readText(path));
