// What bytes are is asked by brand, not by instanceof: another realm (a frame, Electron, a test environment) has its own classes.

export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Bytes as a Uint8Array of this realm, which shares their memory. What was transferred has none, and cannot be viewed. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  const isBuffer = tagOf(value) === "ArrayBuffer";
  if (!isBuffer && !(ArrayBuffer.isView(value) && tagOf(value) === "Uint8Array")) return undefined;
  const { buffer, byteOffset, byteLength } = value as Uint8Array;
  if (byteLength === 0) return new Uint8Array(0);
  return isBuffer ? new Uint8Array(value as ArrayBuffer) : new Uint8Array(buffer, byteOffset, byteLength);
}

/** What other view or memory a value is, which somebody may have taken for bytes. */
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
