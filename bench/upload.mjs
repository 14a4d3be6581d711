// How long, and with how much memory, a video is sent: the client beside a raw upload of as many bytes, and beside the
// way of the page's sample (the whole file as one base64 string in JSON), by fetch and by axios. Each contestant is a
// process of its own.

import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDrain } from "./lib/contestants.mjs";
import { figureOf, missing, ratioOf } from "./lib/figures.mjs";
import { installPeer, nameOf } from "./lib/install.mjs";
import { withFolder, withServer } from "./lib/leased.mjs";
import { turnOf } from "./lib/rounds.mjs";
import { upload } from "./upload/send.mjs";

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
  const sizes = new Map();
  const measureAll = async (server, folder) => {
    for (const megabytes of plan.pick([1, 20, 100, 1000], [1])) {
      const file = join(folder, `${megabytes}.mp4`);
      await writeFile(file, "");
      await truncate(file, megabytes * 1e6);
      const failed = {}; // What cannot be sent once can never be.
      const send = async (_, way) => {
        if (failed[way]) return failed[way];
        const measured =
          axios.missing && way === "axios" ? axios : await upload(way, server, file, axios.script);
        if (measured.missing ?? measured.failure) failed[way] = measured;
        return measured;
      };
      sizes.set(megabytes, await plan.rounds(() => turnOf(contestants, send), { most: 5, seconds: 30 }));
    }
  };
  await withFolder((folder) => withServer(startDrain(), (server) => measureAll(server, folder)));
  return {
    tables: [tableOf(sizes, "ms", "ms"), tableOf(sizes, "mb", "peak memory in MB")],
    targets: targetsOf(sizes),
  };
}

function tableOf(sizes, what, title) {
  const cell = (rounds, key) => {
    const [first] = rounds;
    if (first[key].missing) return missing(first[key].missing);
    return first[key].failure
      ? `fails: ${first[key].failure}`
      : figureOf(rounds, (round) => round[key][what]);
  };
  const rows = [...sizes].map(([megabytes, rounds]) => ({
    name: `${megabytes} MB`,
    cells: Object.fromEntries(Object.keys(contestants).map((key) => [key, cell(rounds, key)])),
  }));
  const columns = Object.entries(contestants).map(([key, name]) => ({ key, title: name }));
  return { title: `upload, ${title}`, columns, rows };
}

/** What the client is measured against; what was not measured is in no round. */
function targetsOf(sizes) {
  const at = (megabytes) => sizes.get(megabytes) ?? [];
  const memory = figureOf(at(1000), ({ client }) => client.mb);
  const ratio = (megabytes, other, what) => ratioOf(at(megabytes), "client", other, what);
  return [
    { text: "client, 1 GB: time / raw node:http", measured: ratio(1000, "raw", "ms"), most: 1.5 },
    { text: "client, 1 GB: peak memory in MB", measured: memory, most: 120, digits: 0 },
    {
      text: "client, 100 MB: time / JSON.stringify + fetch",
      measured: ratio(100, "string", "ms"),
      most: 0.35,
    },
    {
      text: "client, 100 MB: memory / JSON.stringify + fetch",
      measured: ratio(100, "string", "mb"),
      most: 0.25,
    },
  ];
}
