import { fill } from "@remo-kit/common/language";
import { width } from "@remo-kit/common/printable";
import cliProgress from "cli-progress";
import type { JobProgress, LogEvent } from "../index.ts";
import { duration, type Texts } from "./texts/texts.ts";

/** Shows how far a call is, or nothing at all. */
export type Bar = {
  readonly progress: (progress: JobProgress) => void;
  readonly log: (event: LogEvent) => void;
  close(): void;
};

type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean };
type Env = { readonly TERM?: string | undefined };

/** A bar is for a person who looks at a terminal that can draw it. */
export const wantsBar = ({ isTTY }: { readonly isTTY?: boolean }, { TERM }: Env): boolean =>
  isTTY === true && TERM !== "dumb";

export function openBar(stream: Terminal, env: Env, texts: Texts): Bar {
  if (!wantsBar(stream, env)) return { progress() {}, log() {}, close() {} };
  const bar = new cliProgress.SingleBar({ stream, clearOnComplete: true, barsize: widest, format: line });
  let shown: Shown | undefined;
  let longest = 1;
  const show = (next: Shown) => {
    const { progress } = next;
    if (progress.phase === "waiting") longest = Math.max(longest, progress.remaining);
    const [value, total] = done(progress, longest);
    if (shown === undefined) bar.start(total, value, { shown: next, texts });
    else bar.setTotal(total);
    bar.update(value, { shown: next });
    shown = next;
  };
  return {
    progress(progress) {
      const since = progress.phase === shown?.progress.phase ? shown.since : Date.now();
      show({ progress, since, pause: undefined });
    },
    log(event) {
      if (event.event === "retry" && shown) show({ ...shown, since: Date.now(), pause: event.pause });
    },
    close: () => bar.stop(),
  };
}

/** How much of what is done: bytes of an upload, or seconds of the longest wait. */
const done = (progress: JobProgress, longest: number): readonly [value: number, total: number] =>
  "bytesSent" in progress
    ? [progress.bytesSent, progress.bytesTotal]
    : [progress.phase === "waiting" ? longest - progress.remaining : longest, longest];

/** What the bar shows: the last progress, when its phase began, and how long a pause before a retry is. */
export type Shown = {
  readonly progress: JobProgress;
  readonly since: number;
  readonly pause: number | undefined;
};

const widest = 30;

/** The whole line: as much of a bar as there is room for, and the words. */
function line(
  options: cliProgress.Options,
  { progress, maxWidth }: cliProgress.Params,
  { shown, texts }: { readonly shown: Shown; readonly texts: Texts },
): string {
  const words = barWords(shown, Date.now(), texts);
  const barsize = Math.max(0, Math.min(widest, maxWidth - width(words) - 4));
  return `[${cliProgress.Format.BarFormat(progress, { ...options, barsize })}] ${words}`;
}

export function barWords({ progress, since, pause }: Shown, now: number, texts: Texts): string {
  const { bar } = texts;
  const time = (seconds: number) => ({ time: duration(seconds, texts) });
  if (pause !== undefined) return fill(bar.again, time(Math.ceil(pause / 1000)));
  if (progress.phase === "connect") return bar.connecting;
  if (progress.phase === "waiting") return fill(bar.result, time(Math.ceil(progress.remaining)));
  if (!("bytesSent" in progress)) return bar.reading;
  if (progress.phase === "answer") return fill(bar.waiting, time(Math.floor((now - since) / 1000)));
  const { ratio, bytesSent, bytesTotal, bytesPerSecond } = progress;
  const percent = `${Math.floor(ratio * 100)}%`;
  if (bytesPerSecond === 0) return percent;
  const left = Math.ceil((bytesTotal - bytesSent) / bytesPerSecond);
  return `${percent} · ${speed(bytesPerSecond)} · ${fill(bar.left, time(left))}`;
}

function speed(bytesPerSecond: number): string {
  const [amount, unit] =
    bytesPerSecond < 1e6 ? [bytesPerSecond / 1e3, "kB/s"] : [bytesPerSecond / 1e6, "MB/s"];
  return `${amount.toFixed(1)} ${unit}`;
}
