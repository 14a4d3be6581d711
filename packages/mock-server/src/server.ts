import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { isLoopback } from "@remo-kit/common/loopback";
import { createGuard } from "./control/guard.ts";
import { createCore, type MockCore, storeDefaults } from "./core.ts";
import { createApp } from "./http/app.ts";
import { isEncrypted, letPlainIn, refusePlain } from "./http/plain.ts";
import { answerOverSocket } from "./http/socket.ts";
import { inProcess, type Mock } from "./mock.ts";
import { type MockOptions, type ResolvedMockOptions, resolveMockOptions } from "./options.ts";
import { createMemoryStore } from "./state/memory.ts";
import type { Store } from "./state/store.ts";

export type MockServerOptions = MockOptions & {
  /** Port to listen on, 0 to 65535; 0 takes a free one. Default: 4010. */
  readonly port?: number | undefined;
  /** Address to listen on. Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** File that keeps the state across restarts. Default: the state is in memory. */
  readonly stateFile?: string | undefined;
  /** What the control API asks for as a bearer token. Default: none; then it answers on loopback only. */
  readonly controlToken?: string | undefined;
  /** Key and certificate in PEM: then it serves https. Default: http. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
};

export type MockServer = Mock & {
  /** Where it listens, for instance `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, and resolves when the port is free. Open requests have `graceMs` to finish. Default: 1000 ms. */
  close(graceMs?: number): Promise<void>;
};

export const serverDefaults = { port: 4010, host: "127.0.0.1" } as const;

/** The mock cannot listen at the address that was given. */
export class MockListenError extends Error {
  override readonly name = "MockListenError";
}

/**
 * Starts a mock on a port. The only place of this package that listens.
 *
 * @throws MockListenError the port is taken, or the address is not one of this machine.
 * @throws StateFileError the state file cannot be used.
 * @throws RangeError an option cannot be used.
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = serverDefaults.port, host = serverDefaults.host, ...rest } = options;
  const { stateFile, controlToken, tls, ...mockOptions } = rest;
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`Option \`port\` must be a whole number from 0 to 65535; received ${port}.`);
  }
  const resolved = resolveMockOptions(mockOptions);
  const guard = createGuard({ loopback: isLoopback(host), token: controlToken });
  const store = await openStore(stateFile, resolved);
  const core = createCore(resolved, store);
  let server: Server;
  try {
    server = createHttpServer(core, createApp(core, guard), tls);
    await listen(server, host, port);
  } catch (error) {
    await store.close(); // Another mock may want the state file.
    throw error;
  }
  const actual = (server.address() as AddressInfo).port;
  return {
    ...inProcess(core),
    url: `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    port: actual,
    close: async (graceMs = 1000) => {
      core.changes.end(); // An open dashboard would be waited for.
      await close(server, graceMs);
      await store.close();
    },
  };
}

async function openStore(file: string | undefined, options: ResolvedMockOptions): Promise<Store> {
  const defaults = storeDefaults(options);
  if (file === undefined) return createMemoryStore(defaults);
  const { openSqliteStore } = await import("./state/sqlite/sqlite.ts");
  return openSqliteStore(file, defaults);
}

/** Operations straight from the socket, all else through the app. */
function createHttpServer(
  core: MockCore,
  app: ReturnType<typeof createApp>,
  tls: MockServerOptions["tls"],
): Server {
  const answer = answerOverSocket(core);
  // A guest in this process leaves its Request and Response alone.
  const listener = getRequestListener((request) => app.fetch(request, {}), { overrideGlobalObjects: false });
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (tls && !isEncrypted(incoming)) refusePlain(core, incoming, outgoing);
    else if (!answer(incoming, outgoing)) void listener(incoming, outgoing);
  };
  const server = tls ? createHttpsServer(tls, onRequest) : createPlainServer(onRequest);
  if (tls) letPlainIn(server);
  server.on("connection", watchConnection);
  server.requestTimeout = 0; // A large video over a slow line takes longer than Node's five minutes.
  server.keepAliveTimeout = 65_000; // Longer than clients keep one, so that none meets a socket that is being closed.
  server.on("checkContinue", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (tls && !isEncrypted(incoming)) return refusePlain(core, incoming, outgoing);
    // An operation decides itself whether it wants the body.
    if (answer(incoming, outgoing, () => outgoing.writeContinue())) return;
    outgoing.writeContinue();
    void listener(incoming, outgoing);
  });
  return server;
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => failed(listenError(error, host, port)));
    server.listen(port, host, listening);
  });

const close = (server: Server, graceMs: number): Promise<void> =>
  new Promise((closed) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    // Node closes what is idle now, and keeps what becomes idle later, and what never sent a byte.
    const idle = setInterval(() => closeIdle(server), 20);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      closed();
    });
    closeIdle(server);
  });

/** Connections that may not have sent a byte, such as those that a browser opens in advance. */
const silent = new WeakMap<Server, Set<Socket>>();

function watchConnection(this: Server, socket: Socket): void {
  const sockets = silent.get(this) ?? new Set();
  silent.set(this, sockets.add(socket));
  socket.once("close", () => sockets.delete(socket));
}

function closeIdle(server: Server): void {
  server.closeIdleConnections();
  for (const socket of silent.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}

function listenError(cause: NodeJS.ErrnoException, host: string, port: number): MockListenError {
  const texts: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Choose another with --port N; 0 takes a free one.`,
    EACCES: `This user may not listen on port ${port}. Choose one above 1023 with --port N; 0 takes a free one.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose one with --host; the default is ${serverDefaults.host}.`,
  };
  const text = texts[cause.code ?? ""] ?? `The mock cannot listen on ${host}, port ${port}: ${cause.message}`;
  return new MockListenError(text, { cause });
}
