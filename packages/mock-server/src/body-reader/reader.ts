import { asBuffer } from "./bytes.ts";
import { FieldCollector } from "./fields.ts";
import { JsonReader } from "./json/json.ts";
import { pieceBytes } from "./json/strings.ts";
import { Unusable } from "./json/unusable.ts";
import { type BodyOptions, defaultLimits, type Limits } from "./limits.ts";
import type { BodyProblem, ReadBody } from "./read-body.ts";
import { readSimple } from "./whole.ts";

/** Reads one body. Whatever its size, only the wanted small fields are held, and what is known of the video. */
export type BodyReader = {
  /** Takes the next bytes, cut anywhere. They may change after the call. */
  write(chunk: Uint8Array): void;
  /** The body has ended. */
  end(): ReadBody;
};

export function createBodyReader(options: BodyOptions): BodyReader {
  return new Reader(options);
}

/** Reads a body that is there as a whole. */
export function readWhole(body: Uint8Array, options: BodyOptions): ReadBody {
  const buffer = asBuffer(body);
  const limits = { ...defaultLimits, ...options.limits };
  const simple = readSimple(buffer, options, limits);
  if (simple) return simple;
  const reader = new Stream(options, limits);
  reader.write(buffer);
  return reader.end();
}

/** Waits with a small first chunk: most bodies are no more than that, and `readWhole` is faster. */
class Reader implements BodyReader {
  readonly #options: BodyOptions;
  readonly #limits: Limits;
  #first: Buffer | undefined;
  #stream: Stream | undefined;

  constructor(options: BodyOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
  }

  write(chunk: Uint8Array): void {
    const isFirst = !this.#first && !this.#stream;
    if (isFirst && chunk.length <= this.#limits.fieldBytes) this.#first = Buffer.from(chunk);
    else this.#pieces().write(asBuffer(chunk));
  }

  end(): ReadBody {
    return this.#first ? readWhole(this.#first, this.#options) : this.#pieces().end();
  }

  #pieces(): Stream {
    this.#stream ??= new Stream(this.#options, this.#limits);
    const first = this.#first;
    this.#first = undefined;
    if (first) this.#stream.write(first);
    return this.#stream;
  }
}

/** Reads a body in pieces, until there is a problem; from then on it only counts. */
class Stream implements BodyReader {
  readonly #fields: FieldCollector;
  #json: JsonReader | undefined;
  #bytes = 0;
  #problem: BodyProblem | undefined;

  constructor(options: BodyOptions, limits: Limits) {
    this.#fields = new FieldCollector(options, limits);
    this.#json = new JsonReader(this.#fields, limits);
  }

  write(chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#guard((json) => {
      for (let at = 0; at < chunk.length; at += pieceBytes) json.write(chunk.subarray(at, at + pieceBytes));
    });
  }

  end(): ReadBody {
    if (this.#bytes === 0) this.#problem = { kind: "empty", reason: "the body is empty" };
    else this.#guard((json) => json.end());
    if (this.#problem) return { bytes: this.#bytes, problem: this.#problem, fields: {} };
    return { bytes: this.#bytes, fields: this.#fields.found };
  }

  #guard(work: (json: JsonReader) => void): void {
    if (!this.#json) return;
    try {
      work(this.#json);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.#problem = { kind: "unusable", reason: error.message };
      this.#json = undefined;
    }
  }
}
