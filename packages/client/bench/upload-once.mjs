// One upload in a process of its own; prints its time in ms and the peak of its resident memory in MB.

import { readFile } from "node:fs/promises";

const [name, baseUrl, file] = process.argv.slice(2);
const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", height: "170" };
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

const ways = {
  async client() {
    const { createRemoClient } = await import("../dist/index.js");
    const { openVideo } = await import("../dist/node.js");
    const remo = createRemoClient({ email: fields.Email, userKey: "userkey", apiKey: "apikey", baseUrl });
    return async () => remo.analyzeSoccer({ video: await openVideo(file), height: 170, uuid });
  },
  async stringify() {
    return async () => {
      const base64_video = (await readFile(file)).toString("base64");
      const body = JSON.stringify({ ...fields, uuid, base64_video });
      const headers = { "content-type": "application/json" };
      return (await fetch(`${baseUrl}/api/analysis-soccer`, { method: "POST", headers, body })).json();
    };
  },
};

const send = await ways[name]();
const started = performance.now();
await send();
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1000 }));
