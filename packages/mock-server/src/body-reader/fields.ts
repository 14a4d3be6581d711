import type { Members, ValueType } from "./json/json.ts";
import type { StringSink } from "./json/strings.ts";
import { TextSink } from "./json/text.ts";
import { Unusable } from "./json/unusable.ts";
import type { BodyOptions, Limits } from "./limits.ts";
import type { Field } from "./read-body.ts";
import { decodedRoom, VideoSink } from "./video/video.ts";

/** Gathers the wanted members of the body. Of a name that comes twice the last one counts, as for `JSON.parse`. */
export class FieldCollector implements Members {
  /** Without a prototype, so that no name means anything by itself. */
  readonly found: { [name: string]: Field } = Object.create(null);
  readonly #options: BodyOptions;
  readonly #limits: Limits;
  readonly #longestName: number;
  /** The member's name, if it is wanted. */
  #name: string | undefined;
  #decoded: Buffer | undefined;

  constructor(options: BodyOptions, limits: Limits) {
    this.#options = options;
    this.#limits = limits;
    this.#longestName = Math.max(
      ...[options.video ?? "", ...options.keep].map((name) => Buffer.byteLength(name)),
    );
  }

  key(): StringSink {
    this.#name = undefined;
    return new TextSink(this.#longestName, (name) => {
      const { video, keep } = this.#options;
      if (name !== undefined && (name === video || keep.includes(name))) this.#name = name;
    });
  }

  string(): StringSink | undefined {
    const name = this.#name;
    if (name === undefined) return undefined;
    if (name !== this.#options.video) return this.#text(name);
    this.#decoded ??= Buffer.allocUnsafeSlow(decodedRoom);
    return new VideoSink(name, this.#decoded, (video) => {
      this.found[name] = { type: "video", video };
    });
  }

  value(type: ValueType): void {
    if (this.#name !== undefined) this.found[this.#name] = { type };
  }

  #text(name: string): StringSink {
    const limit = this.#limits.fieldBytes;
    return new TextSink(limit, (value) => {
      if (value === undefined) throw new Unusable(`${name} is longer than ${limit} bytes`);
      this.found[name] = { type: "string", value };
    });
  }
}
