import { request } from "node:http";
import { type Head, withValues } from "./client-head.ts";
import { answerIn, isWhole, longest, type Wire } from "./wire.ts";

export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
};

/** As the client sends, with its head and a length (N2); neither sent twice nor carried to where a redirect points (N1, N4). */
export async function sendRaw(
  { baseUrl, fetch }: Wire,
  { method, path, body, headers }: RawRequest,
  head: () => Promise<Head>,
  timeoutMs: number,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const url = baseUrl + path;
  if (fetch) {
    const stream = body === "" ? null : new Blob([body]).stream();
    const all = { "content-type": "application/json", ...headers };
    const init = { method, headers: all, body: stream, duplex: "half", signal } as RequestInit;
    await fetch(new Request(url, init)).catch(() => {});
    return;
  }
  const length = method === "GET" ? {} : { "content-length": `${Buffer.byteLength(body)}` };
  const values = { ...headers, host: new URL(url).host, ...length };
  await send(url, { method, headers: withValues(await head(), values) as never, signal }, body);
}

/** ms after which an answer is looked at that may be whole and does not end: each look reads all that has come. */
const between = 50;

/** Until the answer is whole or too long, or the time is over: no longer than the client. */
const send = (url: string, options: Parameters<typeof request>[1], body: string): Promise<void> =>
  new Promise((done) => {
    let pause: NodeJS.Timeout | undefined;
    const outgoing = request(url, options as object, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const end = () => void outgoing.destroy();
      const endIfWhole = () => {
        pause = undefined;
        if (isWhole(answerIn(answer.statusCode ?? 0, answer.headers, Buffer.concat(chunks)))) end();
      };
      answer
        .on("error", end)
        .on("end", end)
        .on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > longest) end();
          else pause ??= setTimeout(endIfWhole, between);
        });
    });
    outgoing
      .on("error", () => {})
      .on("close", () => {
        clearTimeout(pause);
        done();
      })
      .end(body);
  });
