import { fileURLToPath } from "node:url";
import { run } from "../lib/processes.mjs";

const script = fileURLToPath(new URL("once.mjs", import.meta.url));

/** `{ ms, mb }` of one upload by a process of its own, or `{ failure }`. `source`: a file, or megabytes to make. */
export const upload = (way, server, source, module = "") =>
  run([script, way, server.url, String(source), module]);
