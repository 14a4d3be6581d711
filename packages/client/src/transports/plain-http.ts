import { whenAborted } from "../aborted.ts";
import { speaksTls } from "../answer/tls.ts";
import { builtin } from "../builtin.ts";

const longest = 500; // ms: an error waits for it

/**
 * A server that speaks TLS ends a connection of plain http without a word of HTTP, as one does that fails after it has
 * read the whole request: so it is asked, when that happened. In TLS it cannot have read anything.
 */
export async function explained(error: unknown, url: string, signal: AbortSignal): Promise<unknown> {
  const { code, rawPacket } = Object(error) as { code?: unknown; rawPacket?: Uint8Array };
  const isAlert = rawPacket?.[0] === 21; // Of TLS: what it answers to what is none.
  const isReset = code === "ECONNRESET" || code === "EPIPE";
  if (!url.startsWith("http:") || !(isAlert || (isReset && (await answersTls(new URL(url), signal)))))
    return error;
  return Object.assign(new Error("The server speaks TLS", { cause: error }), { code: speaksTls });
}

async function answersTls({ hostname, port }: URL, signal: AbortSignal): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, "");
  // Nothing is sent over it, so it may be anybody's.
  const socket = builtin("node:tls")?.connect({ host, port: Number(port || 80), rejectUnauthorized: false });
  const forget = whenAborted(signal, () => socket?.destroy());
  const answers = await new Promise<boolean>((done) => {
    const stop = () => done(false);
    socket?.setTimeout(longest, stop);
    socket
      ?.once("secureConnect", () => done(true))
      .once("error", stop)
      .once("close", stop);
    if (!socket) stop();
  });
  forget();
  socket?.destroy();
  return answers;
}
