// The floor under every reader of a large body: it looks at no byte.

import { createServer } from "node:http";
import { answer } from "./answer.mjs";

const server = createServer((incoming, outgoing) => {
  incoming.resume().on("end", () => {
    outgoing.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
});

server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
