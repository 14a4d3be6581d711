import { join } from "node:path";

/** `share`: of the count; `rows`: of cases, each one after the other, that run at once in one process. */
const target = (folder, name, what, share, rows) => ({
  what,
  share,
  rows,
  module: join(import.meta.dirname, folder, `${name}.ts`),
  corpus: join(import.meta.dirname, "corpus", name),
});

export const targets = {
  "body-reader": target("mock-server", "body-reader", "bodies", 1, 1),
  server: target("mock-server", "server", "requests", 1 / 20, 4),
  client: target("client", "client", "answers", 1 / 10, 8),
};
