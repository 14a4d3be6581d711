import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a server of this machine is reached, and what ends it together with its open connections. */
export type Listening = { readonly url: string; close(): Promise<void> };

/** Lets a server listen on a free port that only this machine reaches. */
export async function listenOnLoopback(server: Server): Promise<Listening> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
