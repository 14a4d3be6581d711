import type { Call } from "./call.ts";
import type { MockCore } from "./core.ts";
import type { Decision } from "./decision.ts";
import { faultText } from "./faults.ts";
import type { Intake } from "./intake/intake.ts";
import type { JournalEntry } from "./journal.ts";
import { latencyOf } from "./mishaps.ts";
import { text } from "./operations/checks.ts";
import type { Operation } from "./operations/operation.ts";
import type { Settings } from "./store/store.ts";
import { shownUuid } from "./uuid.ts";
import type { Wish } from "./wish.ts";

/** One request and what becomes of it. */
export type Exchange = {
  readonly core: MockCore;
  readonly operation: Operation;
  readonly call: Call;
  readonly settings: Settings & { readonly queued: number };
  /** When the head had arrived: wall time in ms since 1970, and of the clock that only goes forward. */
  readonly wall: number;
  readonly began: number;
  /** When the body had arrived, on the latter clock. */
  arrived: number;
  /** Bytes of the body that have arrived. */
  bytes: number;
  /** The preferences that were understood, as they are told back. */
  preferences: readonly (readonly [name: string, value: string])[];
  wish: Wish;
  /** Who chose the answer, and in what words. */
  by: JournalEntry["by"];
  because: string;
};

/** Sets what is wished for; `by` and `because` tell who chose the answer or the fault. */
export function choose(exchange: Exchange, wish: Wish, by: JournalEntry["by"], because: string): void {
  exchange.wish = { ...exchange.wish, ...wish };
  if (!wish.answer && !wish.fault) return;
  exchange.by = by;
  exchange.because = because;
}

/** Whether neither an answer nor a fault was asked for. */
export const isOpen = ({ wish }: Exchange): boolean => !wish.answer && !wish.fault;

/** Holds the answer back as long as was asked for, or until the caller is gone. */
export async function holdBack({ core, call, wish }: Exchange): Promise<void> {
  const [least, most] = latencyOf(wish.fault);
  const latency = least < most ? core.draws.between(call.tenant, least, most) : least;
  const ms = latency + (wish.delay ?? 0);
  if (ms > 0) await core.options.time.sleep(ms, call.signal());
}

export type Outcome = {
  readonly status?: number | undefined;
  readonly scenario: string;
  readonly reason: string;
  readonly decision?: Decision | undefined;
  readonly intake?: Intake | undefined;
};

/** Tells of the exchange, once it is known how it is answered. */
export function tell(exchange: Exchange, { status, scenario, reason, decision, intake }: Outcome): void {
  const { core, call, wall, began, arrived, wish } = exchange;
  const now = performance.now();
  const video = intake?.fields[exchange.operation.videoField];
  core.tell({
    tenant: call.tenant,
    time: isoTime(wall),
    method: call.method,
    path: call.path,
    status,
    scenario,
    reason,
    by: exchange.by,
    fault: wish.fault && faultText(wish.fault),
    uuid: intake && shownUuid(text(intake.fields.uuid)),
    account: decision?.account?.id,
    charged: decision?.charged ?? 0,
    credits: decision?.account?.credits,
    bytes: exchange.bytes,
    video: video?.type === "video" ? videoOf(video.video) : undefined,
    receivedMs: rounded((arrived || now) - began),
    totalMs: rounded(now - began),
  });
}

const videoOf = ({ bytes, xxh64, container }: NonNullable<JournalEntry["video"]>) => ({
  bytes,
  xxh64,
  container,
});

let lastTime = { wall: Number.NaN, iso: "" };

/** Many requests come within one millisecond, and a date is slow to write. */
function isoTime(wall: number): string {
  if (lastTime.wall !== wall) lastTime = { wall, iso: new Date(wall).toISOString() };
  return lastTime.iso;
}

/** What is told of a request that the mock itself refuses. */
export const ownEntry = (
  { options }: MockCore,
  { tenant, method, path }: Pick<Call, "tenant" | "method" | "path">,
  status: number,
  reason: string,
): Omit<JournalEntry, "id"> => ({
  tenant,
  time: isoTime(options.time.now()),
  method,
  path: withoutAddresses(path).slice(0, 200),
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
});

/** Whatever comes before an `@` in a path that a caller made up may be somebody's e-mail address. */
const withoutAddresses = (text: string): string =>
  text.replace(/[^\s/?&=;,:]+/g, (part) => part.replace(/^.+(?=@|%40)/i, "…"));

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
