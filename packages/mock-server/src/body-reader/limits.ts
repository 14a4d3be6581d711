/** How much of a body is kept, and how deep it may be. */
export type Limits = {
  /** Bytes (UTF-8) of a kept field's value, after escapes. Default: 16384. */
  readonly fieldBytes: number;
  /** Objects and arrays within each other, the body itself being the first. Default: 1000. */
  readonly depth: number;
};

export const defaultLimits: Limits = { fieldBytes: 16_384, depth: 1000 };

/** Which fields of a body are wanted. */
export type BodyOptions = {
  /** Names of the fields whose strings are kept. */
  readonly keep: readonly string[];
  /** Name of the field with the video, if there is one. */
  readonly video: string | undefined;
  readonly limits?: Partial<Limits>;
};
