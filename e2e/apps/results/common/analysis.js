// What any page does: sends a video, waits for what comes of it, and goes on with that after a reload.

const key = "analysis";
const most = 10 * 60_000;

/**
 * @typedef {import("@remo-kit/client").SoccerResult} SoccerResult
 * @typedef {import("@remo-kit/client").SoccerScore} SoccerScore
 * @typedef {{ phase: "none" } | { phase: "sending", ratio: number } | { phase: "waiting", seconds: number }
 *   | { phase: "done", result: SoccerResult, score: SoccerScore } | { phase: "failed", error: object }} State
 */

/** @param {(state: State) => void} show is called with each new state */
export function analysisOf(show) {
  let runs = 0; // a new run ends those before it

  /** @param {{ uuid: string, readyAt?: string }} analysis */
  async function wait({ uuid, readyAt = new Date().toISOString() }) {
    const run = ++runs;
    const readyTime = Date.parse(readyAt);
    const end = Math.max(Date.now(), readyTime) + most;
    while (run === runs) {
      const seconds = Math.max(0, Math.ceil((readyTime - Date.now()) / 1000));
      show({ phase: "waiting", seconds });
      if (seconds === 0) {
        const state = await ask(uuid, end);
        if (run === runs && state) return show(state);
      }
      await new Promise((later) => setTimeout(later, seconds > 0 ? 1000 : 3000));
    }
  }

  return {
    /** Goes on with the analysis of an earlier visit. */
    resume() {
      const kept = localStorage.getItem(key);
      if (kept) wait(JSON.parse(kept));
    },
    /** Forgets it, for another video. */
    forget() {
      runs++;
      localStorage.removeItem(key);
      show({ phase: "none" });
    },
    /** @param {File} file @param {string} height */
    send(file, height) {
      const run = ++runs;
      const uuid = crypto.randomUUID();
      localStorage.setItem(key, JSON.stringify({ uuid })); // before a byte is sent: it may be paid for
      show({ phase: "sending", ratio: 0 });
      const request = new XMLHttpRequest(); // a fetch tells no progress of an upload
      request.open("PUT", `/analyses/${uuid}?height=${height}`);
      request.responseType = "json";
      request.upload.onprogress = ({ loaded, total }) =>
        run === runs && show({ phase: "sending", ratio: loaded / total });
      request.onload = () => {
        if (request.status !== 200) return show({ phase: "failed", error: request.response ?? lost });
        localStorage.setItem(key, JSON.stringify(request.response));
        wait(request.response);
      };
      request.onerror = () => show({ phase: "failed", error: lost });
      request.send(file);
    },
  };
}

const lost = { name: "RemoNetworkError", sent: "all", charged: "unknown" };

/** What the server has; undefined: ask again. @param {string} uuid @param {number} end @returns {Promise<State | undefined>} */
async function ask(uuid, end) {
  const response = await fetch(`/analyses/${uuid}`).catch(() => undefined);
  const body = await response?.json().catch(() => undefined);
  if (response?.ok && body) return { phase: "done", ...body };
  if (response && response.status < 500) return { phase: "failed", error: body ?? lost };
  return Date.now() > end ? { phase: "failed", error: body ?? lost } : undefined;
}
