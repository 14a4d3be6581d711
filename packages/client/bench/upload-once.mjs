// One upload in a process of its own; prints its time in ms and the peak of its resident memory in MB.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { pipeline } from "node:stream/promises";

const [name, baseUrl, file] = process.argv.slice(2);
const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", height: "170" };
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const url = `${baseUrl}/api/analysis-soccer`;

const ways = {
  async client() {
    const { createRemoClient } = await import("../dist/index.js");
    const { openVideo } = await import("../dist/node.js");
    const remo = createRemoClient({ email: fields.Email, userKey: "userkey", apiKey: "apikey", baseUrl });
    return async () => remo.analyzeSoccer({ video: await openVideo(file), height: 170, uuid });
  },
  /** As many bytes as the JSON has, straight from the file, a third of which is read twice. */
  async raw() {
    return async () => {
      const { size } = await stat(file);
      const outgoing = request(url, {
        method: "POST",
        headers: { "content-length": 4 * Math.ceil(size / 3) },
      });
      const answered = once(outgoing, "response");
      await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), outgoing, { end: false });
      const rest = 4 * Math.ceil(size / 3) - size;
      await pipeline(createReadStream(file, { end: rest - 1, highWaterMark: 1 << 18 }), outgoing);
      const [incoming] = await answered;
      await once(incoming.resume(), "end");
    };
  },
  async string() {
    return async () => {
      const base64_video = (await readFile(file)).toString("base64");
      const body = JSON.stringify({ ...fields, uuid, base64_video });
      const headers = { "content-type": "application/json" };
      await (await fetch(url, { method: "POST", headers, body })).json();
    };
  },
};

const send = await ways[name]();
const started = performance.now();
await send();
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, mb: process.resourceUsage().maxRSS / 1000 }));
process.exit();
