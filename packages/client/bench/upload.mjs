// How long, and with how much memory, a video of some size is sent: the client beside the way of the page's sample
// (the whole file as one base64 string in JSON). Each contestant is a process of its own; rounds alternate.
//
// Usage: node bench/upload.mjs [megabytes …]     (default: 1 20 100)

import { execFile } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const rounds = 3;
const contestants = ["client", "stringify"];
const receipt = { state: 1, wait_time: 11, file_exist: false, message: "success", credit: 4 };
const answer = JSON.stringify({ ...receipt, uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca" });

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !(size >= 1 && size <= 2048)))
  throw new RangeError("Sizes are 1 to 2048 megabytes.");

const folder = await mkdtemp(join(tmpdir(), "remo-kit-bench-"));
const server = createServer((request, response) => {
  request.resume().on("end", () => response.setHeader("content-type", "application/json").end(answer));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

try {
  console.log(`| video | client | JSON.stringify + fetch | time ratio | memory ratio |`);
  console.log("| ---: | ---: | ---: | ---: | ---: |");
  for (const megabytes of sizes.length > 0 ? sizes : [1, 20, 100]) console.log(await row(megabytes));
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

async function row(megabytes) {
  const file = join(folder, `${megabytes}.mp4`);
  await writeFile(file, "");
  await truncate(file, megabytes * 1e6);
  const runs = Object.fromEntries(contestants.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of contestants) runs[name].push(await measure(name, file));
  }
  const [own, other] = contestants.map((name) => ({
    ms: median(runs[name].map((run) => run.ms)),
    mb: median(runs[name].map((run) => run.peakMb)),
  }));
  const cell = ({ ms, mb }) => `${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB`;
  const ratio = (unit) => (own[unit] / other[unit]).toFixed(2);
  return `| ${megabytes} MB | ${cell(own)} | ${cell(other)} | ${ratio("ms")} | ${ratio("mb")} |`;
}

async function measure(name, file) {
  const script = fileURLToPath(new URL("upload-once.mjs", import.meta.url));
  const url = `http://127.0.0.1:${server.address().port}`;
  const { stdout } = await promisify(execFile)(process.execPath, [script, name, url, file], {
    timeout: 120_000,
  });
  return JSON.parse(stdout);
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
