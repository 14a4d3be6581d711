// How long, and with how much memory, a video is sent: the client beside a raw upload of as many bytes, and beside
// the way of the page's sample (the whole file as one base64 string in JSON). Each contestant is a process of its own,
// rounds alternate, and ratios are made within a round.
//
// Usage: node bench/upload.mjs [megabytes …]     (default: 1 20 100 1000)

import { execFile } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const rounds = 3;
const longestString = 300; // MB of video; V8 has no string for the JSON of much more (N3).
const answer = JSON.stringify({
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
});

/** What the client is measured against: the size it is asked at, the ratio, and the most that it may be. */
const targets = [
  {
    megabytes: 1000,
    text: "1 GB: time / raw upload",
    ratio: ({ client, raw }) => client.ms / raw.ms,
    most: 1.5,
  },
  { megabytes: 1000, text: "1 GB: peak memory in MB", ratio: ({ client }) => client.mb, most: 120 },
  {
    megabytes: 100,
    text: "100 MB: time / string",
    ratio: ({ client, string }) => client.ms / string.ms,
    most: 0.35,
  },
  {
    megabytes: 100,
    text: "100 MB: memory / string",
    ratio: ({ client, string }) => client.mb / string.mb,
    most: 0.25,
  },
];

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !(size >= 1 && size <= 4096))) {
  console.error("Sizes are numbers of megabytes from 1 to 4096.");
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "remo-kit-bench-"));
const server = createServer((request, response) => {
  request.resume().on("end", () => response.setHeader("content-type", "application/json").end(answer));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

try {
  const results = new Map();
  console.log("Median of", rounds, "rounds; memory is the peak of the process.\n");
  console.log("| video | client | raw node:http | JSON.stringify + fetch |\n| ---: | ---: | ---: | ---: |");
  for (const megabytes of sizes.length > 0 ? sizes : [1, 20, 100, 1000]) {
    results.set(megabytes, await measureSize(megabytes));
    console.log(row(megabytes, results.get(megabytes)));
  }
  console.log("\n| target | measured | at most | |\n| --- | ---: | ---: | --- |");
  for (const { megabytes, text, ratio, most } of targets.filter((target) => results.has(target.megabytes))) {
    const measured = median(results.get(megabytes).map(ratio));
    console.log(`| ${text} | ${measured.toFixed(2)} | ${most} | ${measured <= most ? "met" : "missed"} |`);
  }
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

/** One entry a round: contestant → { ms, mb }. */
async function measureSize(megabytes) {
  const file = join(folder, `${megabytes}.mp4`);
  await writeFile(file, "");
  await truncate(file, megabytes * 1e6);
  const contestants = megabytes <= longestString ? ["client", "raw", "string"] : ["client", "raw"];
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const entry = {};
    for (const name of contestants) entry[name] = await measure(name, file);
    measured.push(entry);
  }
  return measured;
}

function row(megabytes, measured) {
  const cells = ["client", "raw", "string"].map((name) => {
    if (!measured[0][name]) return "fails";
    const of = (unit) => median(measured.map((round) => round[name][unit])).toFixed(0);
    return `${of("ms")} ms, ${of("mb")} MB`;
  });
  return `| ${megabytes} MB | ${cells.join(" | ")} |`;
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
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
