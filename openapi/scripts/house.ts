import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
import type { House } from "./house-rules.ts";
import { readLedger } from "./ledger.ts";
import { readText, room } from "./room.ts";

/** The house as it stands on disk. */
export async function readHouse(): Promise<House> {
  const [ledger, en, ko] = await Promise.all([readLedger(), bundle("en"), bundle("ko")]);
  const sources = (await Promise.all(["operations", "responses", "schemas"].map(filesBelow))).flat();
  const files = [...sources, ...(await filesBelow("examples")), ...(await filesBelow("code-samples"))];
  const source = (await Promise.all(["openapi.yaml", ...sources].map(readText))).join("\n");
  return { ledger, en, ko, files, source };
}

async function filesBelow(folder: string): Promise<string[]> {
  const root = fileURLToPath(room);
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name))).sort();
}
