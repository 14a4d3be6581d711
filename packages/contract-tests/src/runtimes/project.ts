import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const package_ = fileURLToPath(new URL("../..", import.meta.url));
const mockServer = fileURLToPath(new URL("../../../mock-server/", import.meta.url));

/**
 * A folder that has these files, and in which this repository's packages and Hono are installed; Hono is the mock's.
 */
export async function projectWith(files: { readonly [name: string]: string }) {
  await mkdir(join(package_, ".vitest"), { recursive: true });
  const folder = await mkdtemp(join(package_, ".vitest/project-"));
  await mkdir(join(folder, "node_modules"));
  for (const name of ["hono", "@hono"])
    await symlink(join(mockServer, "node_modules", name), join(folder, "node_modules", name));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return {
    pathOf: (name: string) => join(folder, name),
    remove: () => rm(folder, { recursive: true }),
  };
}
