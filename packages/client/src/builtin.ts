import type { Gunzip } from "node:zlib";

/** The types of the oldest Node lack what its newer ones have. */
type Modules = {
  readonly "node:diagnostics_channel": typeof import("node:diagnostics_channel");
  readonly "node:fs/promises": typeof import("node:fs/promises");
  readonly "node:http": typeof import("node:http");
  readonly "node:https": typeof import("node:https");
  readonly "node:module": typeof import("node:module");
  readonly "node:stream": { readonly isDisturbed?: (stream: unknown) => boolean };
  readonly "node:tls": typeof import("node:tls");
  readonly "node:zlib": typeof import("node:zlib") & { createZstdDecompress?: (options: object) => Gunzip };
};

type Process = {
  readonly versions?: { readonly node?: string; readonly undici?: string };
  /** Of Electron. */
  readonly type?: string;
  readonly platform?: string;
  readonly argv?: readonly string[];
  readonly cwd?: () => string;
  readonly getBuiltinModule?: <Name extends keyof Modules>(name: Name) => Modules[Name] | undefined;
};

/** As Node has it; nothing of Node is imported, so that bundlers for browsers have nothing to look for. */
export const process = () => (globalThis as unknown as { readonly process?: Process }).process;

/** A module of Node, where there is one. */
export function builtin<Name extends keyof Modules>(name: Name): Modules[Name] | undefined {
  const { versions, getBuiltinModule } = process() ?? {};
  return versions?.node ? getBuiltinModule?.(name) : undefined;
}

/**
 * Node, and not what looks like it: jsdom and happy-dom put a browser's globals into Node, Electron puts Node into a
 * browser. Bun and Deno say so too, and have Node's HTTP client. That of Cloudflare's workers never reports a connection.
 */
export const inNode = (): boolean =>
  builtin("node:http") !== undefined &&
  !/renderer|worker/.test(`${process()?.type}`) &&
  !("FixedLengthStream" in globalThis);

export const inBrowser = (): boolean => !inNode() && typeof XMLHttpRequest === "function";
