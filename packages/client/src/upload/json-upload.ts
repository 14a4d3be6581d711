import type { Source } from "./video.ts";

/** The body of a request, made while it is sent. */
export type Upload = {
  /** Exact number of bytes of the body (N2); 0 if there is none. */
  readonly length: number;
  /** The file, if it carries one: its progress is worth reporting, it may fail and has to be let go. */
  readonly source?: Source;
  /** Whether the body can be made from its beginning: once it was begun, only if its source can be read again. */
  repeatable(): boolean;
  /** Bytes of the video within the first `sent` bytes of the body. */
  videoBytes(sent: number): number;
  /** The body in pieces, each with one byte per element; `encode` makes the pieces of base64. */
  pieces<Piece>(encode: (bytes: Uint8Array) => Piece): AsyncGenerator<Piece | Uint8Array>;
};

/** A field whose value is a file in base64. */
export type FileField = { readonly field: string; readonly source: Source };

/** A JSON body: the fields, and last the one with the file. */
export function jsonUpload(fields: { readonly [name: string]: string }, file: FileField): Upload {
  const utf8 = new TextEncoder();
  const { source } = file;
  const prefix = utf8.encode(`${JSON.stringify(fields).slice(0, -1)},${JSON.stringify(file.field)}:"`);
  const suffix = utf8.encode('"}');
  let begun = false;
  return {
    length: prefix.length + source.base64Length + suffix.length,
    source,
    repeatable: () => source.repeatable || !begun,
    videoBytes: (sent) => Math.max(0, Math.min(source.size, Math.floor(((sent - prefix.length) * 3) / 4))),
    async *pieces(encode) {
      begun = true;
      yield prefix;
      yield* source.pieces(encode);
      yield suffix;
    },
  };
}

/** A body without a file; no body if the text is empty. */
export function textUpload(text: string): Upload {
  const bytes = new TextEncoder().encode(text);
  return {
    length: bytes.length,
    repeatable: () => true,
    videoBytes: () => 0,
    async *pieces() {
      if (bytes.length > 0) yield bytes;
    },
  };
}
