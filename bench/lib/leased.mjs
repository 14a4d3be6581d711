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

/** What `use` gives for a server that is being started, and is stopped in any case; of a missing peer, that it is missing. */
export async function withServer(starting, use) {
  const server = await starting;
  if (server.missing) return server;
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
