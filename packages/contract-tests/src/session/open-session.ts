import { createMock, demoAccount, type JournalEntry, startMockServer } from "@remo-kit/mock-server";
import { otherAccount, raw, send } from "./ask.ts";
import type { Gate } from "./gate.ts";
import { type Opened, type Shared, share } from "./record.ts";
import type { Session, Target } from "./session.ts";
import { openProxy } from "./wire/proxy.ts";
import { watchFetch } from "./wire/watch-fetch.ts";

export type OpenedSession = Session & { enter(caseId: string): void };

/** @throws TypeError the video cannot be used. */
export const openSession = async (...asked: Parameters<typeof share>): Promise<OpenedSession> =>
  open(await share(...asked), 1000);

async function open(shared: Shared, credits: number): Promise<OpenedSession> {
  const { target } = shared;
  const own = target.kind === "url" ? target.keys : demoAccount;
  const opened: Opened = { shared, own, ...(await connect(target, credits, shared.gate)) };
  const others: Session[] = [];
  return {
    target,
    exchanges: shared.exchanges,
    control: opened.control,
    jobs: new Map(),
    now: shared.clock.now,
    wait: shared.wait,
    enter: (caseId) => {
      shared.caseId = caseId;
    },
    send: (id, intent, sending = {}) => send(opened, id, intent, sending),
    raw: (id, intent, body, sending = {}) => raw(opened, id, intent, body, sending),
    async another(other) {
      if (target.kind === "url") throw new TypeError("Only a mock can be opened with other credits.");
      const session = await open(shared, other);
      others.push(session);
      return session;
    },
    close: async () => void (await Promise.all([opened, ...others].map((one) => one.close()))),
  };
}

type Connection = Pick<Opened, "wire" | "log" | "control"> & { readonly close: () => Promise<void> };

async function connect(target: Target, credits: number, gate: Gate): Promise<Connection> {
  if (target.kind === "url") {
    const wire = await openProxy(target.url, gate);
    return { wire, log: undefined, control: undefined, close: wire.close };
  }
  const log: JournalEntry[] = [];
  const options = {
    accounts: [
      { ...demoAccount, credits },
      { ...otherAccount, credits },
    ],
    profile: target.profile,
    log: (entry: JournalEntry) => void log.push(entry),
  };
  if (target.kind === "in-process") {
    const { fetch, control } = createMock(options);
    const wire = watchFetch(fetch, gate);
    return { wire, log, control, close: wire.close };
  }
  const server = await startMockServer({ port: 0, ...options });
  const wire = await openProxy(server.url, gate);
  const close = () => Promise.all([wire.close(), server.close(0)]).then(() => {});
  return { wire, log, control: server.control, close };
}
