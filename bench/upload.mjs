// How long, and with how much memory, a video is sent: the client beside a raw upload of as many bytes, and beside the
// way of the page's sample (the whole file as one base64 string in JSON), by fetch and by axios. Each contestant is a
// process of its own.

import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDrain } from "./lib/contestants.mjs";
import { figureOf, ratioOf } from "./lib/figures.mjs";
import { installPeer, nameOf } from "./lib/install.mjs";
import { withFolder, withServer } from "./lib/leased.mjs";
import { tableOf } from "./lib/tables.mjs";
import { sendVideo } from "./senders/index.mjs";

export const title = "The client's upload beside others";
export const parts = { upload: uploads };

const contestants = {
  client: "client",
  raw: "raw node:http",
  string: "JSON.stringify + fetch",
  axios: `base64 string + ${nameOf("axios")}`,
};

async function uploads(plan) {
  const axios = await installPeer("axios");
  const measureAll = (server, folder) =>
    plan.along([1, 20, 100, 1000], [1], async (megabytes) => {
      const file = join(folder, `${megabytes}.mp4`);
      await writeFile(file, "");
      await truncate(file, megabytes * 1e6);
      const failed = { axios: axios.missing && axios }; // What cannot be sent once can never be.
      const send = async (_, way) => {
        const measured = failed[way] ?? (await sendVideo(way, server, file, axios.script));
        if (measured.failure) failed[way] = measured;
        return measured;
      };
      return plan.turns(contestants, send, { most: 5, seconds: 30 });
    });
  const sizes = await withFolder((folder) => withServer(startDrain, (server) => measureAll(server, folder)));
  const rows = [...sizes].map(([megabytes, rounds]) => [`${megabytes} MB`, rounds]);
  const table = (what, unit) => tableOf(`upload, ${unit}`, rows, columnsOf(what));
  return { tables: [table("ms", "ms"), table("mb", "peak memory in MB")], targets: targetsOf(sizes) };
}

const columnsOf = (what) =>
  Object.entries(contestants).map(([key, title]) => ({ key, contestant: key, what, title }));

/** What the client is measured against; what was not measured is in no round. */
function targetsOf(sizes) {
  const at = (megabytes) => sizes.get(megabytes) ?? [];
  const peak = figureOf(at(1000), ({ client }) => client.mb);
  const target = (text, measured, most) => ({ text: `client, ${text}`, measured, most });
  const ratio = (megabytes, other, what) => ratioOf(at(megabytes), "client", other, what);
  return [
    target("1 GB: time / raw node:http", ratio(1000, "raw", "ms"), 1),
    { ...target("1 GB: peak memory in MB", peak, 90), digits: 0 },
    target("100 MB: time / JSON.stringify + fetch", ratio(100, "string", "ms"), 0.35),
    target("100 MB: memory / JSON.stringify + fetch", ratio(100, "string", "mb"), 0.25),
  ];
}
