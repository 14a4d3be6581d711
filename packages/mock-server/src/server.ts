import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { buildMock, type Mock } from "./app.ts";
import type { MockOptions } from "./options.ts";

export type MockServerOptions = MockOptions & {
  /** Port to listen on, 0 to 65535; 0 takes a free one. Default: 4010. */
  readonly port?: number | undefined;
  /** Address to listen on. Default: 127.0.0.1. */
  readonly host?: string | undefined;
};

export type MockServer = Mock & {
  /** Where it listens, for instance `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, and resolves when the port is free. Open requests have `graceMs` to finish. Default: 1000 ms. */
  close(graceMs?: number): Promise<void>;
};

export const serverDefaults = { port: 4010, host: "127.0.0.1" } as const;

/** The mock cannot listen where it was told to. */
export class MockListenError extends Error {
  override readonly name = "MockListenError";
}

/**
 * Starts a mock on a port. The only place of this package that listens.
 *
 * @throws MockListenError the port is taken, or the address is not one of this machine.
 * @throws RangeError an option cannot be used.
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = serverDefaults.port, host = serverDefaults.host, ...mockOptions } = options;
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`Option \`port\` must be a whole number from 0 to 65535; received ${port}.`);
  }
  const { mock, app } = buildMock(mockOptions);
  const server = createAdaptorServer({ fetch: (request: Request) => app.fetch(request) });
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => failed(listenError(error, host, port)));
    server.listen(port, host, listening);
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    ...mock,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    port: actual,
    close: (graceMs = 1000) =>
      new Promise((closed) => {
        server.close(() => closed());
        if (!("closeAllConnections" in server)) return;
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      }),
  };
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
