import { builtin } from "./builtin.ts";

type Zlib = typeof import("node:zlib");
type Stream = ReturnType<Zlib["createGunzip"]>;
/** Not every Node has it, nor do the types of the oldest. */
type Zstd = { createZstdDecompress?: (options: object) => Stream };

/** Takes bytes as they come, and gives what they stand for so far. */
export type Decoder = {
  add(bytes: Uint8Array): Promise<Uint8Array[]>;
  end(): Promise<Uint8Array[]>;
};

/** A body that is cut off gives what there is of it, each byte as soon as it can be known. */
function streamOf(zlib: Zlib, coding: string, first: number): Stream | undefined {
  const { constants } = zlib;
  const flush = constants.Z_SYNC_FLUSH;
  const flushing = { flush, finishFlush: flush };
  const brotli = constants.BROTLI_OPERATION_FLUSH;
  switch (coding.replace(/^x-/, "")) {
    case "gzip":
      return zlib.createGunzip(flushing);
    case "deflate": // Meant is zlib's format, but some servers send it without its header.
      return (first & 15) === 8 ? zlib.createInflate(flushing) : zlib.createInflateRaw(flushing);
    case "br":
      return zlib.createBrotliDecompress({ flush: brotli, finishFlush: brotli });
    case "zstd": {
      const { ZSTD_e_flush: flush } = constants as { ZSTD_e_flush?: number };
      return (zlib as Zstd).createZstdDecompress?.({ flush, finishFlush: flush });
    }
    default:
      return undefined;
  }
}

/** What can be decoded here; undefined where a platform decodes by itself, and says so itself. */
export function acceptEncoding(): string | undefined {
  const zlib = builtin("node:zlib");
  return zlib && `gzip, deflate, br${(zlib as Zstd).createZstdDecompress ? ", zstd" : ""}`;
}

/** Undoes the codings of a `content-encoding`, the last one first; undefined if there are none, or unknown ones. */
export function decoderOf(contentEncoding: string | undefined, most: number): Decoder | undefined {
  const zlib = builtin("node:zlib");
  const codings = (contentEncoding ?? "").toLowerCase().split(/[\s,]+/);
  const named = codings.filter((coding) => coding !== "" && coding !== "identity").reverse();
  if (!zlib || named.length === 0 || named.length > mostCodings) return undefined;
  return named.map((coding) => oneDecoder(zlib, coding, most)).reduce(chained);
}

/** Nobody needs more, and each multiplies what a byte may become. */
const mostCodings = 4;

const chained = (before: Decoder, after: Decoder): Decoder => ({
  async add(bytes) {
    return all(after, await before.add(bytes));
  },
  async end() {
    return [...(await all(after, await before.end())), ...(await after.end())];
  },
});

async function all(decoder: Decoder, pieces: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const out: Uint8Array[] = [];
  for (const piece of pieces) out.push(...(await decoder.add(piece)));
  return out;
}

/** What is wrong takes with it what else the same write would give, and the API's answers are no longer than this. */
const singly = 2048;

/** It stops at `most` bytes, whatever they would still become. */
function oneDecoder(zlib: Zlib, coding: string, most: number): Decoder {
  let stream: Stream | undefined;
  let out: Uint8Array[] = [];
  let size = 0;
  let failed: unknown;
  let settled = () => {};
  const open = (first: number) => {
    const opened = streamOf(zlib, coding, first);
    if (!opened) throw new Error(`The coding ${coding} cannot be decoded here`);
    opened.on("data", (piece: Uint8Array) => {
      out.push(piece);
      size += piece.length;
      if (size > most) opened.destroy();
    });
    opened.on("error", (error) => {
      failed = error;
    });
    opened.on("close", () => settled());
    return opened;
  };
  const after = (begin: (stream: Stream, done: () => void) => void) =>
    new Promise<Uint8Array[]>((done, broken) => {
      settled = () => {
        settled = () => {};
        const pieces = out;
        out = [];
        if (failed !== undefined && pieces.length === 0) broken(failed);
        else done(pieces);
      };
      if (!stream || stream.destroyed) settled();
      else begin(stream, () => setImmediate(() => settled())); // What was decoded may come one turn later.
    });
  let seen = 0;
  return {
    async add(bytes) {
      if (bytes.length > 0) stream ??= open(bytes[0] as number);
      const pieces: Uint8Array[] = [];
      try {
        for (let at = 0, step = 1; at < bytes.length; at += step, seen += step) {
          step = seen < singly ? 1 : bytes.length;
          pieces.push(...(await after((to, done) => to.write(bytes.subarray(at, at + step), done))));
        }
      } catch (error) {
        if (pieces.length === 0) throw error;
      }
      return pieces;
    },
    end: () => after((to) => to.end()),
  };
}
