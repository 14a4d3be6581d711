import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";
import type { House } from "./house-rules.ts";
import { readLedger } from "./ledger.ts";
import { readText, readYaml, room } from "./room.ts";
import { readWords } from "./words.ts";

/** The house as it stands on disk. */
export async function readHouse(): Promise<House> {
  const [ledger, en, ko] = await Promise.all([readLedger(), bundle("en"), bundle("ko")]);
  const sources = (await Promise.all(["operations", "responses", "schemas"].map(filesBelow))).flat();
  const files = [...sources, ...(await filesBelow("examples")), ...(await filesBelow("code-samples"))];
  const source = (await Promise.all(["openapi.yaml", ...sources].map(readText))).join("\n");
  const overlays = await Promise.all(
    ["overlays/ko.yaml", ...(await filesBelow("overlays/ko"))].map(readYaml),
  );
  const overlayTexts = overlays.flatMap((overlay) =>
    (overlay as Overlay).actions.flatMap(({ update }) => textsOf(update)),
  );
  const words = await readWords();
  return { ledger, en, ko, files, source, overlayTexts, words };
}

type Overlay = { readonly actions: readonly { readonly update: unknown }[] };

function textsOf(node: unknown): string[] {
  if (typeof node === "string") return [node];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(textsOf) : [];
}

async function filesBelow(folder: string): Promise<string[]> {
  const root = fileURLToPath(room);
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(root, join(entry.parentPath, entry.name))).sort();
}
