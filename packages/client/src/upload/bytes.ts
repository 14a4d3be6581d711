// What bytes are is asked by brand, not by instanceof: another realm (a frame, Electron, a test environment) has its own classes.

import { builtin } from "../builtin.ts";
import type { Bytes } from "./reading.ts";

export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Bytes as a Uint8Array of this realm, which shares their memory. What was transferred has none, and cannot be viewed. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  const isBuffer = tagOf(value) === "ArrayBuffer";
  if (!isBuffer && !(ArrayBuffer.isView(value) && tagOf(value) === "Uint8Array")) return undefined;
  const { buffer = value as ArrayBuffer, byteOffset, byteLength } = value as Partial<Uint8Array>;
  if (byteLength === 0) return new Uint8Array(0); // Memory that was handed to a worker cannot be looked at.
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What other view or memory a value is, which may be taken for bytes. */
export const otherMemory = (value: unknown): string | undefined =>
  ArrayBuffer.isView(value) || tagOf(value) === "SharedArrayBuffer" ? tagOf(value) : undefined;

export function isBlob(value: unknown): value is Blob {
  const { size, slice } = Object(value);
  return typeof size === "number" && typeof slice === "function";
}

/** The bytes of a part; jsdom and old browsers have only a FileReader for them. */
export async function readBlob(blob: Blob): Promise<Uint8Array> {
  if (typeof blob.arrayBuffer === "function") return new Uint8Array(await blob.arrayBuffer());
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}

type Unread = {
  readonly on?: (event: "error", listener: () => void) => void;
  readonly errored?: Error | null;
  readonly locked?: boolean;
};

/** Whether a stream cannot give its first byte any more: it is locked, or was read or ended; the latter only Node can tell. */
export const isUsed = (stream: Bytes): boolean =>
  (stream as Unread).locked === true || builtin("node:stream")?.isDisturbed?.(stream) === true;

/** Why a stream of Node's has failed before it was read. One that fails until then must not end the process. */
export function failureOf(stream: Bytes): Error | undefined {
  const { on, errored } = stream as Unread;
  if (typeof on === "function") on.call(stream, "error", () => {});
  return errored ?? undefined;
}
