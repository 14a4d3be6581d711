import type { FileType } from "@remo-kit/common/container";

/** What is kept of a request's body: the small fields, and what is known of the video, but not the video. */
export type ReadBody = {
  /** Bytes of the body that were read. */
  readonly bytes: number;
  /** Why the body is no JSON object; undefined if it is one. */
  readonly problem?: BodyProblem | undefined;
  /** The fields that the operation knows and the body has. */
  readonly fields: { readonly [name: string]: Field };
};

export type BodyProblem = {
  /** `empty` is an answer of its own (A15); everything else is none but a protocol error. */
  readonly kind: "empty" | "unusable";
  /** For the reader of the answer; never has a value of the body in it. */
  readonly reason: string;
};

/** A field's value: a string, what is known of a video, or the JSON type of what is neither. */
export type Field =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "video"; readonly video: Video }
  | { readonly type: "number" | "boolean" | "null" | "object" | "array" };

export type Video = {
  /** Characters of the string, after escapes. 0 is an empty field. */
  readonly length: number;
  /** Why it is not base64 (RFC 4648, section 4, padded: A23); undefined if it is. */
  readonly flaw?: string | undefined;
  /** Bytes of the decoded video; of what is not base64, 0. */
  readonly bytes: number;
  /** XXH64 of the decoded video, in hex, as `xxhsum` prints it; of what is not base64, "". */
  readonly xxh64: string;
  /** The first bytes of the decoded video. */
  readonly head: Uint8Array;
  /** What they look like; recognised once the body was read. */
  readonly type?: FileType | undefined;
};
