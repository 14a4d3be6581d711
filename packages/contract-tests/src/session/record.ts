import { hideSecrets, redactor } from "@remo-kit/common/redact";
import type { JournalEntry, MockControl } from "@remo-kit/mock-server";
import { demoAccount } from "@remo-kit/mock-server";
import { type Operation, shownPath } from "@remo-kit/openapi";
import type { ClientOutcome, Exchange, Intent, Sent } from "../model/exchange.ts";
import type { Clock } from "./clock.ts";
import type { Gate } from "./gate.ts";
import type { Keys, RequestsOf, Session, SessionOptions, Target } from "./session.ts";
import type { RunVideo } from "./video.ts";
import type { Wire, WireRequest } from "./wire.ts";

/** What all targets of a session share: one list of exchanges, one gate, two videos. */
export type Shared = {
  readonly target: Target;
  readonly options: SessionOptions;
  readonly requests: RequestsOf;
  readonly exchanges: Exchange[];
  readonly gate: Gate;
  readonly clock: Clock;
  readonly wait: Session["wait"];
  readonly first: RunVideo;
  readonly second: RunVideo;
  caseId: string;
};

export type Opened = {
  readonly shared: Shared;
  readonly own: Keys | undefined;
  readonly wire: Wire;
  /** What a mock itself has logged of the requests that it got, oldest first. */
  readonly log: readonly JournalEntry[] | undefined;
  readonly control: MockControl | undefined;
  readonly close: () => Promise<void>;
};

export async function record(
  { shared, wire, own, log }: Opened,
  operation: Operation,
  intent: Intent,
  facts: Pick<Sent, "keys" | "fields" | "uuid" | "video">,
  send: () => Promise<ClientOutcome | undefined>,
): Promise<Exchange> {
  await shared.gate.turn(); // Before any clock runs: neither the time limit nor the time recorded is about waiting for it.
  const { clock } = shared;
  const [began, before] = [clock.now(), wire.requests.length];
  const client = await send();
  await wire.settled();
  const requests = wire.requests.slice(before);
  const [onWire] = requests;
  const ms = Math.round(clock.now() - began);
  const { secrets, redact } = redactionOf(own);
  const exchange: Exchange = {
    id: shared.exchanges.length + 1,
    case: shared.caseId,
    intent,
    operation: operation.slug,
    sent: { ...sentOf(onWire, operation, secrets), ...facts },
    ...(log && { logged: onWire ? await loggedAt(log, before, secrets) : null }),
    received: onWire?.received && redacted(onWire.received, redact),
    failure: onWire?.received ? undefined : (onWire?.failure ?? "nothing was sent"),
    client: client?.kind === "error" ? client : client && redacted(client, redact),
    requests: requests.filter(({ failure }) => failure !== "LimitError").length,
    ms,
    time: new Date(began).toISOString(),
  };
  shared.exchanges.push(exchange);
  return exchange;
}

/** A path that no operation has may carry an address too. */
const safePath = (path: string, secrets: readonly string[]) => hideSecrets(shownPath(path), secrets);

const sentOf = (
  onWire: WireRequest | undefined,
  { method, path }: Operation,
  secrets: readonly string[],
) => ({
  method: onWire?.method ?? method,
  path: safePath(onWire?.path ?? path, secrets),
  contentType: onWire?.contentType ?? null,
  bytes: onWire?.bytes ?? 0,
});

const soon = (done: () => void) => void setTimeout(done, 1);

/** Turns of the event loop after which a mock on a socket has logged what it has answered. */
const turns = 200;

/** What a mock logged of its request of this place; it logs one after the other, at the latest as it has answered. */
async function loggedAt(
  log: readonly JournalEntry[],
  at: number,
  secrets: readonly string[],
): Promise<Exchange["logged"]> {
  for (let turn = 0; turn < turns && !log[at]; turn += 1) await new Promise(turn < 50 ? setImmediate : soon);
  const entry = log[at];
  return entry ? { method: entry.method, path: safePath(entry.path, secrets) } : null;
}

/** The placeholders of the page are no secrets, and words of every answer. */
const secretsOf = (own: Keys): readonly string[] =>
  own === demoAccount ? [] : [own.email, own.userKey, own.apiKey];

type Redaction = { readonly secrets: readonly string[]; readonly redact: (text: string) => string };
const redactions = new WeakMap<Keys, Redaction>();

/** Made once for each account: it is slow to make. */
function redactionOf(own: Keys = demoAccount): Redaction {
  const secrets = secretsOf(own);
  const made = redactions.get(own) ?? { secrets, redact: redactor(secrets) };
  redactions.set(own, made);
  return made;
}

/** A server may echo what it was sent; then both sides of a comparison are redacted alike. */
function redacted<Kept extends object>(kept: Kept, redact: (text: string) => string): Kept {
  return JSON.parse(JSON.stringify(kept), (_, value: unknown) =>
    typeof value === "string" ? redact(value) : value,
  );
}
