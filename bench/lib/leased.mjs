// What a measurement has for as long as it takes, and no longer.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What `use` gives for a new folder, which is removed in any case. */
export async function withFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-bench-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What `use` gives for a server that is stopped in any case; of a missing peer, that it is missing. */
export const withServer = (start, use) =>
  withServers({ start }, ({ start: server }) => (server.missing ? server : use(server)));

/** The same of several, by name, which run at the same time; `use` may get a missing one. */
export async function withServers(starts, use) {
  const servers = {};
  try {
    for (const [name, start] of Object.entries(starts)) servers[name] = await start();
    return await use(servers);
  } finally {
    for (const server of Object.values(servers)) await server.stop?.();
  }
}
