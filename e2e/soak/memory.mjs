// Whether memory grows while the same kind of traffic goes on. What the system says of a process swings by tens of
// MB with the collector of V8, so a full collection is asked for before each look.

import { setTimeout as sleep } from "node:timers/promises";

const intervalMs = 250;

/**
 * What may look like growth in MB, for what is open at the moment of a look: 64 callers with up to 5 MB each, in
 * pieces. By the second half, what is remembered on purpose (journal, jobs, tenants) is full. At 2000 requests a
 * second for half a minute, 5 MB are 80 bytes a request, less than an object that is kept by mistake takes. What the
 * system says swings more, as pages are given back late.
 */
export const mostGrowth = { live: 5, resident: 16 };

/** In a shorter time nothing can be judged, in s: on a busy machine, what is remembered on purpose is not full by then. */
export const leastSeconds = 20;

export function watchMemory(server) {
  const looks = [];
  let isOver = false;
  const running = look();
  running.catch(() => {}); // `stop` throws it.
  return {
    async stop() {
      isOver = true;
      await running;
      return growthOf(looks.slice(looks.length / 2));
    },
  };

  async function look() {
    while (!isOver) {
      looks.push({ at: performance.now() / 1000, ...(await server.ask()) });
      await sleep(intervalMs);
    }
  }
}

function growthOf(looks) {
  const seconds = looks.at(-1).at - looks[0].at;
  const of = (what) => ({ mean: mean(looks, what), growth: slope(looks, what) * seconds });
  return { seconds, live: of("live"), resident: of("resident") };
}

const mean = (looks, what) => looks.reduce((sum, look) => sum + look[what], 0) / looks.length;

/** Of the line that fits best, in MB a second. */
function slope(looks, what) {
  const [x, y] = [mean(looks, "at"), mean(looks, what)];
  const covariance = looks.reduce((sum, look) => sum + (look.at - x) * (look[what] - y), 0);
  return covariance / looks.reduce((sum, { at }) => sum + (at - x) ** 2, 0);
}
