import type { Body } from "./body.ts";
import { hashReady } from "./intake/hash.ts";
import type { Intake, IntakeProblem } from "./intake/intake.ts";
import { createIntakeReader } from "./intake/reader.ts";
import type { Operation } from "./operations/operation.ts";

/** A body that was read, to its end or as far as it was wanted. */
export type Received = {
  readonly intake: Intake;
  /** Whether there was more than was wanted. */
  readonly stopped: boolean;
};

/** Counts what has arrived, so that it is known also where the sender breaks off. */
export type Count = { bytes: number };

const nothing: Intake = { bytes: 0, fields: {} };

/**
 * Reads a body until its end, or until more than `most` bytes of it have come.
 *
 * @throws BrokenOffError the sender broke off.
 */
export async function receive(
  body: Body,
  operation: Operation,
  most: number,
  count: Count,
): Promise<Received> {
  let stopped = false;
  await hashReady;
  const reader = createIntakeReader({ keep: operation.fields, video: operation.videoField });
  await body.read((chunk) => {
    count.bytes += chunk.length;
    stopped = count.bytes > most;
    if (!stopped) reader.write(chunk);
    return !stopped;
  });
  const intake = stopped ? nothing : reader.end();
  return { intake, stopped };
}

/** What is wrong with the head of a request that has a body; undefined if nothing is. */
export function headProblem(header: (name: string) => string | undefined): IntakeProblem | undefined {
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

const unusable = (reason: string): IntakeProblem => ({ kind: "unusable", reason });

/** A header is the caller's: only its plain characters are told, and not many of them. */
const shown = (value: string): string => JSON.stringify(value.replace(/[^\w.+/-]/g, "").slice(0, 60));
