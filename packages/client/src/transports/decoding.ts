import { builtin } from "../builtin.ts";

type Zlib = NonNullable<ReturnType<typeof builtin<"node:zlib">>>;
type Stream = ReturnType<Zlib["createGunzip"]>;
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
      return zlib.createZstdDecompress?.({ flush, finishFlush: flush });
    }
    default:
      return undefined;
  }
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
  return (pieces) => named.reduceRight((coded, coding) => decoded(singly(coded), zlib, coding, most), pieces);
}

/** Nobody needs more, and each multiplies what a byte may become. */
const mostCodings = 4;

/** Byte by byte, as far as the API's answers go: what is wrong takes with it what else the same write would give. */
async function* singly(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let left = 2048;
  for await (const bytes of pieces) {
    const few = Math.min(left, bytes.length);
    left -= few;
    for (let at = 0; at < few; at++) yield bytes.subarray(at, at + 1);
    yield bytes.subarray(few);
  }
}

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
