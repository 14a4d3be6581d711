import { builtin } from "./builtin.ts";

type Zlib = typeof import("node:zlib");
type Stream = ReturnType<Zlib["createGunzip"]>;
/** Not every Node has it, nor do the types of the oldest. */
type Zstd = { createZstdDecompress?: (options: object) => Stream };

type Pieces = AsyncIterable<Uint8Array>;

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

/** Undoes the codings of a `content-encoding`, the last one first; undefined if there are none, or too many. */
export function decoderOf(
  contentEncoding: string | undefined,
  most: number,
): ((pieces: Pieces) => Pieces) | undefined {
  const zlib = builtin("node:zlib");
  const codings = (contentEncoding ?? "").toLowerCase().split(/[\s,]+/);
  const named = codings.filter((coding) => coding !== "" && coding !== "identity");
  if (!zlib || named.length === 0 || named.length > mostCodings) return undefined;
  return (pieces) => named.reduceRight((coded, coding) => decoded(coded, zlib, coding, most), pieces);
}

/** Nobody needs more, and each multiplies what a byte may become. */
const mostCodings = 4;

/** It stops at `most` bytes, whatever they would still become. */
async function* decoded(
  pieces: Pieces,
  zlib: Zlib,
  coding: string,
  most: number,
): AsyncGenerator<Uint8Array> {
  let stream: Stream | undefined;
  let out: Uint8Array[] = [];
  let size = 0;
  let failed: unknown;
  let settled = () => {};
  for await (const bytes of pieces) {
    if (bytes.length === 0) continue;
    const to = stream ?? streamOf(zlib, coding, bytes[0] as number);
    if (!to) throw new Error(`The coding ${coding} cannot be decoded here`);
    if (!stream) {
      to.on("data", (piece: Uint8Array) => {
        out.push(piece);
        size += piece.length;
        if (size > most) to.destroy();
      });
      to.on("error", (error) => {
        failed = error;
      });
      to.on("close", () => settled());
    }
    stream = to;
    await new Promise<void>((done) => {
      settled = done;
      to.write(bytes, () => setImmediate(done)); // What was decoded may come one turn later.
    });
    yield* out;
    out = [];
    if (failed !== undefined) throw failed;
    if (to.destroyed) return;
  }
}
