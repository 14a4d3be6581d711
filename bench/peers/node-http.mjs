// The least that Node does by itself: it gathers the body, parses it, and answers.

import { createServer } from "node:http";
import { answer } from "./answer.mjs";

const server = createServer((incoming, outgoing) => {
  const chunks = [];
  incoming.on("data", (chunk) => chunks.push(chunk));
  incoming.on("end", () => {
    const { uuid } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ ...answer, uuid });
    outgoing.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
});

server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
