// One upload of a video from 1 MB to 2 GB: its time grows as its size, and the memory on both sides not at all.

import { startDrain, startSilentMock } from "../lib/contestants.mjs";
import { withServer } from "../lib/leased.mjs";
import { memoryOf } from "../lib/processes.mjs";
import { tableOf } from "../lib/tables.mjs";
import { sendVideo } from "../senders/index.mjs";
import { growthOf, lineOf } from "./series.mjs";

const contestants = {
  raw: { way: "raw", start: startDrain },
  drain: { way: "client", start: startDrain },
  mock: { way: "client", start: startSilentMock },
};

const lines = [
  ["mock", "client → mock"],
  ["drain", "client → draining server"],
  ["raw", "node:http → draining server"],
];

export async function uploads(plan) {
  const along = await plan.along([1, 4, 16, 64, 256, 1024, 2048], [1, 4], (megabytes) =>
    plan.turns(contestants, (one) => measure(one, megabytes), { most: 3, seconds: 20 }),
  );
  const rows = [...along].map(([megabytes, rounds]) => [`${megabytes} MB`, rounds]);
  return {
    tables: [tableOf("one video", rows, columns)],
    plots: plotsOf(along),
    targets: targetsOf(along),
  };
}

const measure = ({ way, start }, megabytes) =>
  withServer(start, async (server) => {
    const { ms, mb, failure } = await sendVideo(way, server, megabytes);
    if (failure) throw new Error(`An upload of ${megabytes} MB failed: ${failure}`);
    const { peak } = await memoryOf(server);
    return { ms, mb, peak };
  });

const columns = [
  ...lines.map(([key, title]) => ({ key, contestant: key, what: "ms", title: `${title}, ms` })),
  { key: "client", contestant: "mock", what: "mb", title: "peak memory of the client in MB" },
  { key: "peak", contestant: "mock", what: "peak", title: "peak memory of the mock in MB" },
];

const size = { label: "size of the video in MB", log: true };

const plotsOf = (along) => [
  {
    name: "upload-time",
    title: "Time of one upload",
    x: size,
    y: { label: "seconds", log: true },
    lines: lines.map(([key, name]) => lineOf(name, along, key, "ms", { times: 1 / 1000 })),
  },
  {
    name: "upload-memory",
    title: "Peak memory of one upload",
    x: size,
    y: { label: "MB, whole process" },
    lines: [lineOf("client", along, "mock", "mb"), lineOf("mock", along, "mock", "peak")],
  },
];

/** 8 times the bytes, in about 8 times the time, and in the same memory. */
function targetsOf(along) {
  const target = (text, of, most) => ({
    text: `growth, 2048 MB: ${text} / that at 256 MB`,
    measured: growthOf(along, [256, 2048], of),
    most,
  });
  return [
    target("time", ({ mock }) => mock.ms, 10),
    target("peak memory of the client", ({ mock }) => mock.mb, 1.25),
    target("peak memory of the mock", ({ mock }) => mock.peak, 1.25),
  ];
}
