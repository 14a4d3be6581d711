import { readdir } from "node:fs/promises";
import { bundle } from "./bundle.ts";
import type { House } from "./house-rules.ts";
import { readLedger } from "./ledger.ts";
import { readText, room } from "./room.ts";

/** The house as it stands on disk. */
export async function readHouse(): Promise<House> {
  const [ledger, en, ko] = await Promise.all([readLedger(), bundle("en"), bundle("ko")]);
  const files = [...(await filesBelow("examples")), ...(await filesBelow("code-samples"))];
  const sources = [...(await filesBelow("operations")), ...(await filesBelow("responses"))];
  const source = (await Promise.all(sources.map(readText))).join("\n");
  return { ledger, en, ko, files, source };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(new URL(`${folder}/`, room), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map((entry) => new URL(entry.name, `file://${entry.parentPath}/`).pathname.slice(room.pathname.length))
    .sort();
}
