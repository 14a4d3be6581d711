import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const parent = fileURLToPath(new URL("../.vitest/", import.meta.url));

/** A folder that has these files, and in which this repository's packages and Hono are installed. */
export async function projectWith(files: { readonly [name: string]: string }) {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "project-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return {
    pathOf: (name: string) => join(folder, name),
    remove: () => rm(folder, { recursive: true }),
  };
}
