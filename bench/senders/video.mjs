// One upload in a process of its own; prints its time in ms and the peak of its resident memory in MB, or the code of
// the error that it failed with.
//
// Usage: node video.mjs WAY URL FILE|MEGABYTES [MODULE]     (MEGABYTES: a video that is made while it is sent)

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { generated } from "./generated.mjs";

const [way, baseUrl, source, module] = process.argv.slice(2);
const fields = { Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", height: "170" };
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const url = `${baseUrl}/api/analysis-soccer`;
const made = Number(source) * 1e6; // Bytes; NaN for a file.

const ways = {
  async client() {
    const { createRemoClient } = await import("@remo-kit/client");
    const { openVideo } = await import("@remo-kit/client/node");
    const remo = createRemoClient({ email: fields.Email, userKey: "userkey", apiKey: "apikey", baseUrl });
    const video = () => (made ? { size: made, stream: () => generated(made) } : openVideo(source));
    return async () => remo.analyzeSoccer({ video: await video(), height: 170, uuid });
  },
  /** As many bytes as the JSON has, straight from the source, a third of which is read twice. */
  raw: () => async () => {
    const size = made || (await stat(source)).size;
    const length = 4 * Math.ceil(size / 3);
    const outgoing = request(url, { method: "POST", headers: { "content-length": length } });
    const answered = once(outgoing, "response");
    await pipeline(bytes(size), outgoing, { end: false });
    await pipeline(bytes(length - size), outgoing);
    const [incoming] = await answered;
    await once(incoming.resume(), "end");
  },
  string: () => async () => {
    const headers = { "content-type": "application/json" };
    await (await fetch(url, { method: "POST", headers, body: JSON.stringify(await whole()) })).json();
  },
  async axios() {
    const { default: axios } = await import(pathToFileURL(module));
    return async () => axios.post(url, await whole(), { maxBodyLength: Number.POSITIVE_INFINITY });
  },
};

const bytes = (size) =>
  made ? generated(size) : createReadStream(source, { end: size - 1, highWaterMark: 1 << 18 });

/** The way of the page's sample: the whole file as one base64 string. */
const whole = async () => ({ ...fields, uuid, base64_video: (await readFile(source)).toString("base64") });

const send = await ways[way]();
const started = performance.now();
try {
  await send();
  const ms = performance.now() - started;
  const mb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  console.log(JSON.stringify({ ms, mb }));
} catch (error) {
  console.log(JSON.stringify({ failure: error.code ?? error.name }));
}
process.exit();
