import { randomUUID } from "node:crypto";
import { createRemoClient } from "@remo-kit/client";
import { type OperationId, operationOf } from "@remo-kit/openapi";
import type { Intent } from "../model/exchange.ts";
import { outcomeOf } from "./client-outcome.ts";
import { type Opened, record, type Shared } from "./record.ts";
import { asFields, keysFor, onWire, present, shownValues, type Values, wholeRequest } from "./requests.ts";
import { type Keys, type RawBody, type RawSending, type Sending, unissued } from "./session.ts";
import { neverSent, type RunVideo, videoOf } from "./video.ts";
import { type Head, headOf } from "./wire/client-head.ts";
import { type RawRequest, sendRaw } from "./wire/send-raw.ts";

/** The other account of each mock: what belongs to it is another user's. */
export const otherAccount = { email: "other@example.com", userKey: "other-userkey", apiKey: "other-apikey" };

const otherKeys = ({ target }: Shared): Keys => (target.kind === "url" ? unissued : otherAccount);

export async function send(opened: Opened, id: OperationId, intent: Intent, sending: Sending) {
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

/** What no client would send, as the client sends. */
export function raw(opened: Opened, id: OperationId, intent: Intent, body: RawBody, sending: RawSending) {
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
    present({
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

function clientFor({ shared: { options }, wire }: Opened, keys: Keys, prefer: string | undefined) {
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
