import type { JournalEntry, MockControl } from "@remo-kit/mock-server";
import { type Operation, type OperationId, shownPath } from "@remo-kit/openapi";
import { type ClientOutcome, type Exchange, type Intent, mayCost, type Sent } from "../model/exchange.ts";
import { systemClock } from "./clock.ts";
import { createGate } from "./gate.ts";
import { createPatience, type PatienceOptions } from "./patience.ts";
import type { Keys, RequestsOf, SessionOptions, Target } from "./session.ts";
import { neverSent, otherThan, readVideo, sampleVideo } from "./video.ts";
import type { Head } from "./wire/client-head.ts";
import { failureOf, type Wire, type WireRequest } from "./wire/wire.ts";

/** What all targets of a session share: one list of exchanges, one gate, two videos. */
export type Shared = Awaited<ReturnType<typeof share>>;

export async function share(
  target: Target,
  options: SessionOptions,
  requests: RequestsOf,
  waiting: Partial<PatienceOptions> = {},
) {
  const { clock = systemClock, limits, video = sampleVideo } = options;
  const first = await neverSent(await readVideo(video));
  return {
    ...{ target, options, requests, clock, first },
    second: await otherThan(first),
    exchanges: [] as Exchange[],
    gate: createGate(limits, clock, waiting.signal),
    wait: createPatience({ clock, most: 0, ...waiting }),
    caseId: "",
    heads: new Map<OperationId, Promise<Head>>(),
  };
}

export type Opened = {
  readonly shared: Shared;
  readonly own: Keys | undefined;
  readonly wire: Wire;
  /** What a mock itself has logged of the requests that it got, oldest first. */
  readonly log: readonly JournalEntry[] | undefined;
  readonly control: MockControl | undefined;
  readonly close: () => Promise<void>;
};

type Asked = {
  readonly operation: Operation;
  readonly intent: Intent;
  readonly facts: Pick<Sent, "keys" | "fields" | "uuid" | "video" | "body">;
};

export async function record(
  { shared, wire, log }: Opened,
  operation: Operation,
  intent: Intent,
  facts: Asked["facts"],
  send: () => Promise<ClientOutcome | undefined>,
): Promise<Exchange> {
  await shared.gate.turn(); // Before any clock runs: neither the time limit nor the time recorded is about waiting for it.
  const { clock, exchanges, options } = shared;
  const [began, before, at] = [clock.now(), wire.requests.length, exchanges.length];
  const common = { id: at + 1, case: shared.caseId, time: new Date(began).toISOString() };
  const keep = (ending: string, more: Partial<Exchange> = {}): Exchange => {
    const known = knownOf({ operation, intent, facts }, wire.requests.slice(before), ending);
    const exchange = { ...common, ...known, ms: Math.round(clock.now() - began), ...more };
    exchanges[at] = exchange;
    return exchange;
  };
  // From the moment it begins: a run that ends in the middle of it has sent it all the same.
  wire.changed = () => void keep("before the run ended");
  wire.changed();
  try {
    const client = await send();
    await wire.settled();
    const logged = log && { logged: wire.requests[before] ? await loggedAt(log, before) : null };
    return keep(`within ${options.timeoutMs / 1000} s`, { ...logged, client });
  } finally {
    wire.changed = () => {};
  }
}

function knownOf({ operation, intent, facts }: Asked, requests: readonly WireRequest[], ending: string) {
  const [onWire] = requests;
  const { received, partial, requestSent = "none", answerReceived = "none" } = onWire ?? {};
  const sent = { ...sentOf(onWire, operation), ...facts };
  const mayBeCharged = mayCost({ sent, operation: operation.slug, requestSent });
  return {
    intent,
    operation: operation.slug,
    sent,
    requestSent,
    answerReceived,
    received,
    ...(partial && { partial }),
    failure: received ? undefined : failureOf(onWire, ending, mayBeCharged),
    client: undefined,
    requests: requests.filter((one) => one.requestSent !== "none").length,
  };
}

const sentOf = (onWire: WireRequest | undefined, { method, path }: Operation) => ({
  method: onWire?.method ?? method,
  path: shownPath(onWire?.path ?? path),
  contentType: onWire?.contentType ?? null,
  bytes: onWire?.bytes ?? 0,
});

const soon = (done: () => void) => void setTimeout(done, 1);

/** Turns of the event loop after which a mock on a socket has logged what it has answered. */
const turns = 200;

/** What a mock logged of its request of this place; it logs one after the other, at the latest as it has answered. */
async function loggedAt(log: readonly JournalEntry[], at: number): Promise<Exchange["logged"]> {
  for (let turn = 0; turn < turns && !log[at]; turn += 1) await new Promise(turn < 50 ? setImmediate : soon);
  const entry = log[at];
  return entry ? { method: entry.method, path: shownPath(entry.path) } : null;
}
