// A server in a process of its own that answers 413 after 2 MB and closes, with the rest unread.
//
// Usage: node early-server.mjs [CERTIFICATE KEY]     (PEM; then it speaks TLS. It prints its port)

import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";

const [cert, key] = process.argv.slice(2);
const body = JSON.stringify({ state: false, status: 413, message: "too large", credit: 96 });
const head = { connection: "close", "content-type": "application/json", "content-length": body.length };

function handler(request, response) {
  let received = 0;
  request
    .on("error", () => {})
    .on("data", ({ length }) => {
      received += length;
      if (received < 2_000_000 || response.headersSent) return;
      response.writeHead(413, head).end(body, () => request.socket.destroy());
    });
}

const server = cert ? createTlsServer({ cert, key }, handler) : createServer(handler);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
