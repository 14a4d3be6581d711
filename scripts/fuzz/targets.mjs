import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));

/** `share`: of the count; `rows`: of cases, each one after the other, that run at once in one process. */
const target = (folder, name, what, share, rows) => ({
  what,
  share,
  rows,
  folder: `${packages}${folder}`,
  module: `${packages}${folder}/fuzz/${name}.ts`,
  corpus: `${packages}${folder}/fuzz/corpus/${name}`,
});

export const targets = {
  intake: target("mock-server", "intake", "bodies", 1, 1),
  server: target("mock-server", "server", "requests", 1 / 20, 4),
  client: target("client", "client", "answers", 1 / 10, 8),
};
