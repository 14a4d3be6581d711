import type { IncomingMessage } from "node:http";

/** Takes a piece of a body; false if no more is wanted. */
type Take = (chunk: Uint8Array) => boolean;

/** A request's body, from a socket or from a Request in this process. */
export type Body = {
  /** What the head promises, if it does. */
  readonly length: number | undefined;
  /**
   * Hands on the body, piece by piece.
   *
   * @throws BrokenOffError the sender broke off.
   */
  read(take: Take): Promise<void>;
};

/** The body did not come to its end: the sender broke off. `cause` is the platform's error. */
export class BrokenOffError extends Error {
  override readonly name = "BrokenOffError";
  /** Bytes that had arrived. */
  readonly bytes: number;

  constructor(cause: unknown, bytes = 0) {
    super("The body was broken off", { cause });
    this.bytes = bytes;
  }
}

/** The body of a message on a socket. `goOn` is called before the first byte is read (Expect: 100-continue). */
export function bodyOfMessage(incoming: IncomingMessage, goOn?: () => void): Body {
  const { "content-length": length } = incoming.headers;
  return {
    length: length === undefined ? undefined : Number(length),
    read: (take) => {
      goOn?.();
      return readMessage(incoming, take);
    },
  };
}

const readMessage = (incoming: IncomingMessage, take: Take): Promise<void> =>
  new Promise((resolve, reject) => {
    const broken = (cause?: unknown) => reject(new BrokenOffError(cause));
    if (incoming.destroyed && !incoming.readableEnded) return broken();
    const onData = (chunk: Uint8Array) => {
      if (take(chunk)) return;
      incoming.pause();
      leave();
    };
    const onClose = () => broken();
    const leave = () => {
      incoming.off("data", onData).off("end", leave).off("close", onClose);
      resolve();
    };
    // A sender may break off later: an error without a listener would end the process.
    incoming.on("data", onData).on("end", leave).on("close", onClose).on("error", broken);
  });

/** The body of a request in this process. */
export const bodyOfRequest = ({ body, headers }: Request, signal: AbortSignal): Body => ({
  length: headers.has("content-length") ? Number(headers.get("content-length")) : undefined,
  async read(take) {
    try {
      for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
        signal.throwIfAborted();
        if (!take(chunk)) return; // Leaving the loop cancels the stream.
      }
      signal.throwIfAborted();
    } catch (cause) {
      throw new BrokenOffError(cause);
    }
  },
});
