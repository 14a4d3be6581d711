import { randomUUID } from "node:crypto";
import { createRemoClient, type RemoClient } from "@remo-kit/client";
import { createMock, demoAccount, type JournalEntry, startMockServer } from "@remo-kit/mock-server";
import { type OperationId, operationOf } from "@remo-kit/openapi";
import type { Exchange, Intent } from "../model/exchange.ts";
import { type Head, headOf } from "./client-head.ts";
import { outcomeOf } from "./client-outcome.ts";
import { systemClock } from "./clock.ts";
import { createGate, type Gate } from "./gate.ts";
import { createPatience, type PatienceOptions } from "./patience.ts";
import { openProxy } from "./proxy.ts";
import { type Opened, record, type Shared } from "./record.ts";
import { asFields, keysFor, onWire, shownValues, type Values, wholeRequest } from "./requests.ts";
import { type RawRequest, sendRaw } from "./send-raw.ts";
import {
  type Keys,
  type RawSending,
  type RequestsOf,
  type Sending,
  type Session,
  type SessionOptions,
  type Target,
  unissued,
} from "./session.ts";
import { neverSent, otherThan, type RunVideo, readVideo, sampleVideo, videoOf } from "./video.ts";
import { watchFetch } from "./watch-fetch.ts";

/** A session, and the case that its exchanges are recorded for. */
export type OpenedSession = Session & { enter(caseId: string): void };

/**
 * Opens a target.
 *
 * @throws TypeError the video cannot be used.
 */
export async function openSession(
  target: Target,
  options: SessionOptions,
  requests: RequestsOf,
  waiting: Partial<PatienceOptions> = {},
): Promise<OpenedSession> {
  const { clock = systemClock, limits, video = sampleVideo } = options;
  const first = await neverSent(await readVideo(video));
  const gate = createGate(limits, clock);
  const wait = createPatience({ clock, most: 0, ...waiting });
  const second = await otherThan(first);
  const shared = {
    target,
    options,
    requests,
    exchanges: [],
    gate,
    clock,
    wait,
    first,
    second,
    caseId: "",
    heads: new Map(),
  };
  return open(shared, 1000);
}

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

/** The other account of each mock: what belongs to it is another user's. */
const otherAccount = { email: "other@example.com", userKey: "other-userkey", apiKey: "other-apikey" };

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

const otherKeys = ({ target }: Shared): Keys => (target.kind === "url" ? unissued : otherAccount);

async function send(opened: Opened, id: OperationId, intent: Intent, sending: Sending): Promise<Exchange> {
  const { shared, own } = opened;
  const [operation, request] = [operationOf(id), shared.requests[id]];
  const used = sending.keys ?? (own ? "own" : "nobody");
  const video = await videoFor(shared, sending.video);
  const values = { uuid: sending.uuid ?? randomUUID(), height: shared.options.height };
  const whole = wholeRequest(operation, request, { ...values, keys: unissued, video });
  const shown = wholeRequest(operation, request, shownValues(used, { ...values, video }));
  const facts = {
    // Of another account only where there is one.
    keys: used === "other" && shared.target.kind === "url" ? "nobody" : used,
    fields: Object.keys(whole),
    uuid: values.uuid,
    body: onWire(operation, shown, undefined).body,
    video: operation.kind === "submit" && operation.file ? factsOf(video) : undefined,
  };
  const client = clientFor(opened, keysFor(used, own, otherKeys(shared)), sending.prefer);
  const call = () => outcomeOf(operation, request, request.call(client, { ...values, file: video.bytes }));
  return record(opened, operation, intent, facts, call);
}

type Body = string | { readonly [field: string]: unknown };

function raw(opened: Opened, id: OperationId, intent: Intent, body: Body, sending: RawSending) {
  const { shared, own, wire } = opened;
  const operation = operationOf(id);
  const given = typeof body === "string" ? undefined : body;
  const used = sending.keys ?? (given ? "nobody" : "none");
  const values = {
    keys: keysFor(used, own, otherKeys(shared)),
    video: shared.first,
    uuid: sending.uuid ?? randomUUID(),
    height: shared.options.height,
  };
  const fieldsOf = (of: Values) =>
    withoutAbsent({
      ...wholeRequest(operation, shared.requests[id], of),
      ...(sending.withKeys && asFields(of.keys)),
      ...given,
    });
  const fields = fieldsOf(values);
  const literal = typeof body === "string" ? body : undefined;
  const { path, body: text } = onWire(operation, fields, literal);
  const shown = onWire(operation, fieldsOf(shownValues(used, values)), literal).body;
  const isVideo = operation.file !== null && fields[operation.file.field] === shared.first.base64;
  const facts = {
    keys: used,
    fields: given && Object.keys(fields),
    uuid: given && typeof fields.uuid === "string" ? fields.uuid : undefined,
    body: shown.length > mostShown ? undefined : shown,
    video: given && isVideo ? factsOf(shared.first) : undefined,
  };
  const headers: RawRequest["headers"] = sending.prefer ? { prefer: sending.prefer } : {};
  const sent = { method: operation.method, path: sending.path ?? path, body: text, headers };
  return record(opened, operation, intent, facts, async () => {
    await sendRaw(wire, sent, () => clientHead(shared, id), shared.options.timeoutMs);
    return undefined;
  });
}

/** Found out once for each operation. */
function clientHead({ heads, requests, first, options }: Shared, id: OperationId): Promise<Head> {
  const values = { uuid: randomUUID(), file: first.bytes, height: options.height };
  const head =
    heads.get(id) ??
    headOf((agent) =>
      requests[id].call(
        createRemoClient({ ...unissued, baseUrl: "http://127.0.0.1", agent, retry: { attempts: 1 } }),
        values,
      ),
    );
  heads.set(id, head);
  return head;
}

/** Characters of a body that are kept: what is generated may have any length. */
const mostShown = 4000;

const withoutAbsent = (fields: { readonly [field: string]: unknown }) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function clientFor(
  { shared: { options }, wire }: Opened,
  keys: Keys,
  prefer: string | undefined,
): RemoClient {
  return createRemoClient({
    ...keys,
    baseUrl: wire.baseUrl,
    timeout: { total: options.timeoutMs },
    retry: { attempts: 1 },
    ...(prefer !== undefined && { headers: { prefer } }),
    ...(wire.fetch && { fetch: wire.fetch }),
  });
}

async function videoFor({ first, second }: Shared, video: Sending["video"]): Promise<RunVideo> {
  if (video === undefined || video === "first") return first;
  if (video === "new") return neverSent(first);
  return video === "second" ? second : videoOf(video);
}

const factsOf = ({ bytes, sha256, container }: RunVideo) => ({ bytes: bytes.length, sha256, container });
