import { unknownType } from "@remo-kit/common/container";
import { shownPath } from "@remo-kit/openapi";
import type { ReadBody } from "../body-reader/read-body.ts";
import type { MockCore } from "../core.ts";
import type { JournalEntry } from "../journal/journal.ts";
import type { Decision } from "../operations/decision.ts";
import { text } from "../operations/handler.ts";
import { shownUuid } from "../uuid.ts";
import type { Call } from "../wire/call.ts";
import type { Exchange } from "./exchange.ts";
import type { Override } from "./override.ts";
import type { Received } from "./receive.ts";

/** How a request was answered. */
type Outcome = {
  /** Undefined if a fault left it without an answer. */
  readonly status?: number | undefined;
  readonly scenario: string;
  readonly reason: string;
  readonly decision?: Decision | undefined;
};

/** Records an exchange, once it is known how it is answered. */
export function record(
  { core, handler, call, path, wall, began }: Exchange,
  { by, fault }: Pick<Override, "by" | "fault">,
  { body, bytes, at }: Pick<Received, "bytes"> & Partial<Received>,
  { status, scenario, reason, decision }: Outcome,
): void {
  const now = performance.now();
  const { slug, file } = handler.operation;
  core.record(call.tenant, (id) => ({
    id,
    tenant: call.tenant,
    time: isoTime(wall),
    method: call.method,
    path,
    operation: slug as JournalEntry["operation"],
    status,
    scenario,
    reason,
    by,
    fault,
    uuid: body && shownUuid(text(body.fields.uuid)),
    account: decision?.account?.id,
    charged: decision?.charged ?? 0,
    credits: decision?.account?.credits,
    bytes,
    video: file ? videoOf(body?.fields[file.field]) : undefined,
    receivedMs: rounded((at ?? now) - began),
    totalMs: rounded(now - began),
  }));
}

function videoOf(field: ReadBody["fields"][string] | undefined): JournalEntry["video"] {
  if (field?.type !== "video") return undefined;
  const { bytes, xxh64, type = unknownType } = field.video;
  return { bytes, xxh64, container: type.container };
}

let lastTime = { wall: Number.NaN, iso: "" };

/** Many requests come within one millisecond, and a date is slow to write. */
function isoTime(wall: number): string {
  if (lastTime.wall !== wall) lastTime = { wall, iso: new Date(wall).toISOString() };
  return lastTime.iso;
}

/** Records a request that the mock itself refuses. */
export function recordOwn(
  { options, record }: MockCore,
  { tenant, method, path }: Pick<Call, "tenant" | "method" | "path">,
  status: number,
  reason: string,
): void {
  record(tenant, (id) => ({
    id,
    tenant,
    time: isoTime(options.time.now()),
    method,
    path: withoutAddresses(shownPath(path)).slice(0, 200),
    operation: undefined,
    status,
    scenario: "none",
    reason: withoutAddresses(reason),
    by: "state",
    fault: undefined,
    uuid: undefined,
    account: undefined,
    charged: 0,
    credits: undefined,
    bytes: 0,
    video: undefined,
    receivedMs: 0,
    totalMs: 0,
  }));
}

/** Whatever comes before an `@`, however often encoded, in a path that a caller made up may be an e-mail address. */
const withoutAddresses = (text: string): string =>
  text.replace(/[^\s/?&=;,:]+/g, (part) => part.replace(/^.+(?=@|%(25)*40)/i, "…"));

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
