// The cases that failed once. A test of the package runs each of them for ever.

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Writes a case to the target's folder, under a name made of it; gives where. */
export function keep({ corpus }, { about, one }) {
  const [line] = about.split("\n");
  const hash = createHash("sha256").update(JSON.stringify(one)).digest("hex").slice(0, 8);
  const file = join(corpus, `${hash}.json`);
  mkdirSync(corpus, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ about: line.slice(0, 200), case: one }, undefined, 2)}\n`);
  return relative(process.cwd(), file);
}
