import { randomUUID } from "node:crypto";
import { createRemoClient, type RemoClient } from "@remo-kit/client";
import { createMock, demoAccount, startMockServer } from "@remo-kit/mock-server";
import { readingOf } from "./client-reading.ts";
import type { ClientReading, Exchange, Intent, KeysUsed, Sent } from "./exchange.ts";
import { redactText } from "./report/redact.ts";
import { sampleVideo } from "./sample.ts";
import {
  type Keys,
  nobody,
  type Sending,
  type Session,
  type SessionOptions,
  type Target,
} from "./session.ts";
import { neverSent, otherThan, type RunVideo, readVideo, videoOf } from "./video.ts";
import { createGate, type Gate, openProxy, type Wire, type WireRequest, watchFetch } from "./wire.ts";

const operation = "analysis-soccer";
const path = `/api/${operation}`;

/** What all targets of a session share: one list of exchanges, one gate, two videos. */
type Shared = {
  readonly target: Target;
  readonly options: SessionOptions;
  readonly exchanges: Exchange[];
  readonly gate: Gate;
  readonly first: RunVideo;
  readonly second: RunVideo;
  /** Id of the case that sends. */
  caseId: string;
};

/** A session, and the case that its exchanges are recorded for. */
export type OpenedSession = Session & { enter(caseId: string): void };

/**
 * Opens a target.
 *
 * @throws TypeError the video cannot be used.
 */
export async function openSession(target: Target, options: SessionOptions): Promise<OpenedSession> {
  const first = neverSent(await readVideo(options.video ?? sampleVideo));
  const gate = createGate(options.limits);
  const shared = { target, options, exchanges: [], gate, first, second: otherThan(first), caseId: "" };
  return open(shared, options.credits ?? 1000);
}

async function open(shared: Shared, credits: number): Promise<OpenedSession> {
  const { target } = shared;
  const { wire, close } = await connect(target, credits, shared.gate);
  const own = target.kind === "url" ? target.keys : demoAccount;
  return {
    target,
    hasKeys: own !== undefined,
    exchanges: shared.exchanges,
    enter: (caseId) => {
      shared.caseId = caseId;
    },
    call: (intent, sending = {}) => call({ shared, wire, own }, intent, sending),
    post: (intent, body, sending = {}) => post({ shared, wire, own }, intent, body, sending),
    another: (fewer) => {
      if (target.kind === "url") throw new TypeError("Only a mock can be opened with other credits.");
      return open(shared, fewer);
    },
    close,
  };
}

type Opened = { readonly shared: Shared; readonly wire: Wire; readonly own: Keys | undefined };

async function connect(target: Target, credits: number, gate: Gate) {
  if (target.kind === "url") {
    const wire = await openProxy(target.url, gate);
    return { wire, close: wire.close };
  }
  const options = { accounts: [{ ...demoAccount, credits }], profile: target.profile };
  if (target.kind === "in-process") {
    const wire = watchFetch(createMock(options).fetch, gate);
    return { wire, close: wire.close };
  }
  const server = await startMockServer({ port: 0, ...options });
  const wire = await openProxy(server.url, gate);
  return { wire, close: () => Promise.all([wire.close(), server.close(0)]).then(() => {}) };
}

async function call({ shared, wire, own }: Opened, intent: Intent, sending: Sending): Promise<Exchange> {
  const used = sending.keys ?? (own ? "own" : "nobody");
  const video = videoFor(shared, sending.video);
  const uuid = sending.uuid ?? randomUUID();
  const sent = {
    keys: used,
    fields: Object.keys(wholeBody(nobody, video, "", 170)),
    uuid,
    video: factsOf(video),
  };
  return record({ shared, wire, own }, intent, sent, () =>
    readingOf(
      clientFor(shared, wire, keysFor(used, own), sending.prefer).analyzeSoccer({
        video: video.bytes,
        height: shared.options.height,
        uuid,
      }),
    ),
  );
}

type Fields = { readonly [field: string]: unknown };
type Posting = Pick<Sending, "keys" | "prefer"> & { readonly path?: string };

function post({ shared, wire, own }: Opened, intent: Intent, body: string | Fields, sending: Posting) {
  const used = typeof body === "string" ? (sending.keys ?? "none") : (sending.keys ?? "nobody");
  const whole =
    typeof body === "string"
      ? undefined
      : { ...wholeBody(keysFor(used, own), shared.first, randomUUID(), shared.options.height), ...body };
  const text = typeof body === "string" ? body : JSON.stringify(whole);
  const isVideo = whole?.base64_video === shared.first.base64;
  const sent = {
    keys: used,
    fields: whole && Object.keys(JSON.parse(text) as object),
    uuid: typeof whole?.uuid === "string" ? whole.uuid : undefined,
    video: isVideo ? factsOf(shared.first) : undefined,
  };
  return record({ shared, wire, own }, intent, sent, async () => {
    // N1, N4: neither sent twice nor carried to wherever a redirect points.
    const stream = text === "" ? null : new Blob([text]).stream();
    const headers = { "content-type": "application/json", ...(sending.prefer && { prefer: sending.prefer }) };
    const init = { method: "POST", headers, body: stream, duplex: "half", redirect: "manual" } as RequestInit;
    const signal = AbortSignal.timeout(shared.options.timeoutMs);
    const request = new Request(wire.baseUrl + (sending.path ?? path), { ...init, signal });
    await (wire.fetch ?? fetch)(request).then(
      (answer) => answer.text(),
      () => {},
    );
    return undefined;
  });
}

type SentFacts = Pick<Sent, "keys" | "fields" | "uuid" | "video">;

/** Sends, and records what went over the wire for it. */
async function record(
  { shared, wire, own }: Opened,
  intent: Intent,
  facts: SentFacts,
  send: () => Promise<ClientReading | undefined>,
): Promise<Exchange> {
  await shared.gate.turn(); // Before any clock runs: neither the time limit nor the time told is about waiting for it.
  const [time, began, before] = [new Date().toISOString(), performance.now(), wire.requests.length];
  const client = await send();
  const requests = wire.requests.slice(before);
  const [onWire] = requests;
  const ms = Math.round(performance.now() - began);
  const exchange: Exchange = {
    id: shared.exchanges.length + 1,
    case: shared.caseId,
    intent,
    operation,
    sent: { ...sentOf(onWire), ...facts },
    received: onWire?.received && redacted(onWire.received, secretsOf(own)),
    failure: onWire?.received ? undefined : (onWire?.failure ?? "nothing was sent"),
    client: client && redactedReading(client, secretsOf(own)),
    requests: requests.filter(({ failure }) => failure !== "LimitError").length,
    ms,
    time,
  };
  shared.exchanges.push(exchange);
  return exchange;
}

const sentOf = (onWire: WireRequest | undefined) => ({
  method: onWire?.method ?? "POST",
  path: onWire?.path ?? path,
  contentType: onWire?.contentType ?? null,
  bytes: onWire?.bytes ?? 0,
});

/** The placeholders of the page are nobody's secrets, and words of every answer. */
const secretsOf = (own: Keys | undefined): readonly string[] =>
  own === undefined || own === demoAccount ? [] : [own.email, own.userKey, own.apiKey];

/** A server may echo what it was sent; then both sides of a comparison are redacted alike. */
const redactedReading = (reading: ClientReading, secrets: readonly string[]): ClientReading =>
  reading.kind === "error"
    ? reading
    : { ...reading, uuid: redactText(reading.uuid, secrets), message: redactText(reading.message, secrets) };

const redacted = (received: NonNullable<Exchange["received"]>, secrets: readonly string[]) => ({
  ...received,
  contentType: received.contentType && redactText(received.contentType, secrets),
  headers: Object.fromEntries(
    Object.entries(received.headers).map(([name, value]) => [name, redactText(value, secrets)]),
  ),
  text: redactText(received.text, secrets),
});

function clientFor({ options }: Shared, wire: Wire, keys: Keys, prefer: string | undefined): RemoClient {
  const send = wire.fetch ?? ((request: Request) => fetch(request));
  const withPrefer = (request: Request) => {
    request.headers.set("prefer", prefer as string);
    return send(request);
  };
  const own = prefer === undefined ? wire.fetch : withPrefer;
  return createRemoClient({
    ...keys,
    baseUrl: wire.baseUrl,
    timeout: { total: options.timeoutMs },
    retry: { attempts: 1 },
    ...(own && { fetch: own }),
  });
}

function keysFor(used: KeysUsed, own: Keys | undefined): Keys {
  if (used === "none" || used === "nobody") return nobody;
  if (!own)
    throw new TypeError("This needs the keys of an account: set REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY.");
  if (used === "own, wrong UserKey") return { ...own, userKey: "wrong" };
  return used === "own, wrong APIKey" ? { ...own, apiKey: "wrong" } : own;
}

const wholeBody = (
  { email, userKey, apiKey }: Keys,
  video: RunVideo,
  uuid: string,
  height: number,
): Fields => ({
  Email: email,
  UserKey: userKey,
  APIKey: apiKey,
  base64_video: video.base64,
  height: String(height),
  uuid,
});

function videoFor({ first, second }: Shared, video: Sending["video"]): RunVideo {
  if (video === undefined || video === "first") return first;
  return video === "second" ? second : videoOf(video);
}

const factsOf = ({ bytes, sha256, container }: RunVideo) => ({ bytes: bytes.length, sha256, container });
