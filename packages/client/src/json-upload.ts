import type { Source } from "./video.ts";

/** A JSON body that is made while it is sent: the fields, and last the one with the video. */
export type JsonUpload = {
  /** Exact number of bytes of the body (N2). */
  readonly length: number;
  /** Whether the body can be made from its beginning: once it was begun, only if its source can be read again. */
  repeatable(): boolean;
  /** Bytes of the video within the first `sent` bytes of the body. */
  videoBytes(sent: number): number;
  /** The body in pieces, each with one byte per element; `encode` makes the pieces of base64. */
  pieces<Piece>(encode: (bytes: Uint8Array) => Piece): AsyncGenerator<Piece | Uint8Array>;
};

/** A field whose value is a file in base64. */
export type FileField = { readonly field: string; readonly source: Source };

export function jsonUpload(fields: { readonly [name: string]: string }, file?: FileField): JsonUpload {
  const utf8 = new TextEncoder();
  const json = JSON.stringify(fields);
  const source = file?.source;
  const prefix = utf8.encode(file ? `${json.slice(0, -1)},${JSON.stringify(file.field)}:"` : json);
  const suffix = utf8.encode(file ? '"}' : "");
  const size = source?.size ?? 0;
  let begun = false;
  return {
    length: prefix.length + (source?.base64Length ?? 0) + suffix.length,
    repeatable: () => source?.repeatable !== false || !begun,
    videoBytes: (sent) => Math.max(0, Math.min(size, Math.floor(((sent - prefix.length) * 3) / 4))),
    async *pieces(encode) {
      begun = true;
      yield prefix;
      if (source) yield* source.pieces(encode);
      yield suffix;
    },
  };
}
