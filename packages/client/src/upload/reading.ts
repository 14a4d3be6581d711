/** Not every set of types says that a ReadableStream can be iterated. */
export type Bytes = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** A stream that is being read. */
export type Reading = {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Lets the stream go, also one that stalls: what it holds is closed. */
  cancel(): void;
};

type Stream = {
  readonly getReader?: () => ReadableStreamDefaultReader<Uint8Array>;
  readonly destroy?: () => void;
};

export const isStream = (value: unknown): value is Bytes =>
  typeof Object(value).getReader === "function" || Symbol.asyncIterator in Object(value);

/**
 * By its own reader, which can cancel while a piece is awaited: an iterator would wait for that piece. A stream of Node's
 * is destroyed for the same reason.
 */
export function readingOf(stream: Bytes): Reading {
  const { getReader, destroy } = stream as Stream;
  if (typeof getReader === "function") {
    const reader = getReader.call(stream);
    return { next: () => reader.read(), cancel: () => quietly(() => reader.cancel()) };
  }
  const iterator = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const end = typeof destroy === "function" ? () => destroy.call(stream) : () => iterator.return?.();
  return { next: () => iterator.next(), cancel: () => quietly(end) };
}

/**
 * What fails here has nobody to tell: what lets go of something; a callback of the caller, at once or later, which must
 * not cost a call that may be paid for, nor a process.
 */
export const quietly = (callback: () => unknown): void => void (async () => callback())().catch(() => {});

/** Lets go of a stream that was handed in and not begun. */
export function release(source: unknown): void {
  quietly(() => {
    const stream: unknown = Object(source).stream ?? source;
    if (isStream(stream)) readingOf(stream).cancel();
  });
}
