import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { MockCore } from "../core.ts";
import { abortedBy } from "../wire/aborted-by.ts";
import { renderSections } from "./page.tsx";
import { JournalRows } from "./sections/journal.tsx";
import { type Reader, readEntries, readState } from "./view.ts";

/** Between two events, in ms: thousands of requests a second are no more to a page than ten updates. */
const pause = 100;

/** Between two signs of life, in ms: proxies and browsers end what is silent for long. */
const heartbeat = 3000;

/**
 * The stream of what changes in a tenant, from the version that the page has on. It ends when the page goes, or the
 * mock.
 */
export function streamEvents(
  c: Context,
  core: MockCore,
  reader: Reader,
  since: string | undefined,
): Response {
  return streamSSE(c, async (stream) => {
    const { signal, abort, release } = abortedBy(core.changes.ended, c.req.raw.signal);
    stream.onAbort(abort);
    signal.addEventListener("abort", () => stream.close()); // Also one whose reader takes no more.
    const beat = setInterval(() => void stream.write(": live\n\n"), heartbeat).unref();
    try {
      await stream.write(": live\n\n"); // The head goes with the first byte.
      await sendUpdates(stream, core, reader, since, signal);
    } finally {
      clearInterval(beat);
      release();
    }
  });
}

async function sendUpdates(
  stream: SSEStreamingApi,
  core: MockCore,
  reader: Reader,
  since: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { changes, options } = core;
  const { tenant } = reader;
  let version = changes.version(tenant);
  // A change is notified after it was made: the page may lack what is already in the state, so that all of that is sent.
  const nextUpdate = updatesOf(core, reader, since === version ? lastId(core, tenant) : undefined);
  const send = async () => stream.writeSSE({ data: JSON.stringify(await nextUpdate(version)) });
  await send();
  while (!signal.aborted) {
    await changes.after(tenant, version, signal);
    if (signal.aborted) return;
    version = changes.version(tenant);
    await send();
    await options.time.sleep(pause, signal);
  }
}

const lastId = (core: MockCore, tenant: string): number => readEntries(core, tenant).at(-1)?.id ?? 0;

/**
 * Each update has what the one before did not have: new rows, and the HTML of each section that changed, by its id.
 *
 * @param last id of the newest entry that the page has; undefined if its journal is another one.
 */
function updatesOf(core: MockCore, reader: Reader, last: number | undefined) {
  let shown: ReadonlyMap<string, string> = new Map();
  return async (version: string) => {
    const entries = readEntries(core, reader.tenant);
    const sections = renderSections(await readState(core, reader.tenant), reader);
    const changed = [...sections].filter(([id, html]) => shown.get(id) !== html);
    const fresh = entries.filter(({ id }) => id > (last ?? 0));
    const journal = {
      first: entries[0]?.id ?? Number.MAX_SAFE_INTEGER, // The oldest that there still is.
      rows: String(JournalRows({ entries: fresh, words: reader.words })),
      isWhole: last === undefined,
    };
    last = entries.at(-1)?.id ?? last ?? 0;
    shown = sections;
    return { version, journal, sections: Object.fromEntries(changed) };
  };
}
