import { fileTypeOf } from "@remo-kit/common/container";
import type { Operation } from "@remo-kit/openapi";
import type { BodyProblem, ReadBody } from "../body-reader/read-body.ts";
import { createBodyReader } from "../body-reader/reader.ts";
import { hashReady } from "../body-reader/video/hash.ts";
import { type Body, BrokenOffError } from "../wire/body.ts";

/** A body that was read, to its end or as far as it was wanted. */
export type Received = {
  readonly body: ReadBody;
  /** Bytes that have arrived. */
  readonly bytes: number;
  /** When that was, of the clock that only goes forward; undefined if nothing was waited for. */
  readonly at: number | undefined;
  /** Whether there was more than was wanted. */
  readonly stopped: boolean;
};

const nothing: ReadBody = { bytes: 0, fields: {} };

/** A request whose body is not wanted. */
export const unread: Received = { body: nothing, bytes: 0, at: undefined, stopped: true };

/**
 * Reads a body until its end, or until more than `most` bytes of it have come.
 *
 * @throws BrokenOffError the sender broke off.
 */
export async function receive(source: Body, operation: Operation, most: number): Promise<Received> {
  let [bytes, stopped] = [0, false];
  const { fields: keep, file, kind } = operation;
  const video = kind === "submit" ? file?.field : undefined;
  if (video !== undefined) await hashReady; // A read has none, and each wait costs.
  const reader = createBodyReader({ keep, video });
  try {
    await source.read((chunk) => {
      bytes += chunk.length;
      stopped = bytes > most;
      if (!stopped) reader.write(chunk);
      return !stopped;
    });
  } catch (error) {
    throw error instanceof BrokenOffError ? new BrokenOffError(error.cause, bytes) : error;
  }
  const whole = stopped ? nothing : reader.end();
  const body = video === undefined ? whole : await withType(whole, video);
  return { body, bytes, at: performance.now(), stopped };
}

/** The body with what its video looks like. */
async function withType(body: ReadBody, name: string): Promise<ReadBody> {
  const field = body.fields[name];
  if (field?.type !== "video") return body;
  const type = await fileTypeOf(field.video.head);
  return { ...body, fields: { ...body.fields, [name]: { type: "video", video: { ...field.video, type } } } };
}

/** What is wrong with the head of a request that has a body; undefined if nothing is. */
export function headProblem(header: (name: string) => string | undefined): BodyProblem | undefined {
  const encoding = header("content-encoding");
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return unusable(`Content-Encoding is ${shown(encoding)}; the body must come as it is`);
  }
  const type = header("content-type");
  if (!type) return undefined; // The page names no header (F02).
  const [, media = "", parameters = ""] = /^\s*([^;\s]*)\s*(.*)$/s.exec(type.toLowerCase()) ?? [];
  if (media !== "application/json" && !/^application\/[\w.!#$&^-]+\+json$/.test(media)) {
    return unusable(`Content-Type is ${shown(media)}, not application/json`);
  }
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/.exec(parameters)?.[1];
  if (charset === undefined || /^(utf-?8|us-ascii)$/.test(charset)) return undefined;
  return unusable(`the charset is ${shown(charset)}; JSON is UTF-8`);
}

const unusable = (reason: string): BodyProblem => ({ kind: "unusable", reason });

/** A header is the caller's: only its plain characters are shown, and not many of them. */
const shown = (value: string): string => JSON.stringify(value.replace(/[^\w.+/-]/g, "").slice(0, 60));
