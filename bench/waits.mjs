// What waiting costs: a whole job beside its parts, one after the other by hand, and many waits at once.

import { richAccount, startSilentMock } from "./lib/contestants.mjs";
import { figureOf } from "./lib/figures.mjs";
import { withFolder, withServer } from "./lib/leased.mjs";
import { tableOf } from "./lib/tables.mjs";
import { sendJobs, sendWaits } from "./senders/index.mjs";

export const title = "Waiting for a result";
export const parts = { jobs, waits };

const timeScale = 1000;

/** In each round, in turns: the job as one call, and as upload, wait and reads by hand. */
function jobs(plan) {
  return withFolder(async (folder) => {
    const flags = [...(await richAccount(folder)), "--time-scale", String(timeScale)];
    const measure = (server) =>
      plan.rounds(() => sendJobs(server, { timeScale, jobs: plan.pick(50, 3) }), { most: 5, seconds: 60 });
    const rounds = await withServer(() => startSilentMock(flags), measure);
    const columns = [
      { key: "whole", title: "ms as one call", digits: 1 },
      { key: "parts", title: "upload + wait + reads, ms", digits: 1 },
      { key: "wait", title: "of it the wait", digits: 1 },
      { key: "over", title: "more, ms", digits: 2 },
      { key: "questions", title: "questions for the result", digits: 2 },
    ];
    const target = {
      text: `client, a whole job at time scale ${timeScale}: ms over upload + wait + reads`,
      measured: figureOf(rounds, ({ over }) => over),
      most: 5,
    };
    return {
      tables: [tableOf("job of 1 MB, median of a round", [["client", rounds]], columns)],
      targets: [target],
    };
  });
}

const many = 10_000;

/** Waits that are not yet due, and the same while all of them ask again and again. */
async function waits(plan) {
  const count = plan.pick(many, 200);
  const rounds = await withServer(startSilentMock, (server) =>
    plan.rounds(() => sendWaits(server, { waits: count, seconds: plan.pick(20, 1) }), {
      most: 3,
      seconds: 120,
    }),
  );
  const columns = [
    { key: "idle", title: "MB idle", digits: 1 },
    { key: "waiting", title: "more while they wait, MB", digits: 1 },
    { key: "held", title: "more after all have asked, MB", digits: 1 },
    { key: "asking", title: "more while they ask, with garbage, at most, MB", digits: 1 },
    { key: "timers", title: "timers" },
    { key: "atOnce", title: "questions at once, at most" },
  ];
  const target = {
    text: `client, ${many.toLocaleString("en")} waits: MB above idle`,
    measured: figureOf(rounds, ({ waiting, held }) => Math.max(waiting, held)),
    most: 40,
    digits: 0,
  };
  return {
    tables: [tableOf(`${count.toLocaleString("en")} waits`, [["client", rounds]], columns)],
    targets: [target],
  };
}
