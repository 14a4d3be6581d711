// One HTTP request as a caller sees it, however it ends. Written on node:http, because it can also misbehave.

import { Agent, request } from "node:http";

/** What a caller keeps open between its requests. */
export const createCaller = () => new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Sends a request; resolves in every case, with how it ended:
 * `answered` (`whole` is false if the body broke off), `broken` (no answer), `gave-up` or `broke-off` (as was asked).
 */
export function exchange(baseUrl, { agent = false, method = "POST", path, headers = {}, body, ...manners }) {
  const { giveUpMs, breakOffAt, chunked = false, expect = false } = manners;
  return new Promise((end) => {
    const length = chunked || body === undefined ? {} : { "content-length": body.length };
    const outgoing = request(new URL(path, baseUrl), {
      agent,
      method,
      headers: { ...length, ...(expect && { expect: "100-continue" }), ...headers },
    });
    const timer = setTimeout(() => leave("gave-up"), giveUpMs);
    let isOver = false;
    const finish = (outcome) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      end(outcome);
      if (!outgoing.writableEnded) outgoing.destroy(); // Answered without its body: this connection is of no use any more.
    };
    const leave = (how) => {
      finish({ how });
      outgoing.destroy();
    };
    outgoing.on("error", ({ code }) => finish({ how: "broken", code }));
    outgoing.on("response", (incoming) => readAnswer(incoming, finish));
    if (breakOffAt !== undefined) return breakOff(outgoing, body.subarray(0, breakOffAt), leave);
    if (expect) outgoing.on("continue", () => outgoing.end(body));
    else outgoing.end(body);
  });
}

function readAnswer(incoming, finish) {
  const { statusCode: status, headers } = incoming;
  let text = "";
  const done = (whole) => finish({ how: "answered", whole, status, headers, text });
  incoming.setEncoding("utf8").on("data", (piece) => {
    text += piece;
  });
  incoming.on("end", () => done(true));
  incoming.on("error", () => done(false));
}

function breakOff(outgoing, part, leave) {
  outgoing.flushHeaders();
  if (part.length === 0) outgoing.once("socket", (socket) => afterConnect(socket, () => leave("broke-off")));
  else outgoing.write(part, () => leave("broke-off"));
}

/** Once the head has gone out. */
const afterConnect = (socket, then) =>
  socket.connecting ? socket.once("connect", () => setImmediate(then)) : setImmediate(then);
