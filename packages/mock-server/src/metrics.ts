import { operationList } from "@remo-kit/openapi";
import packageJson from "../package.json" with { type: "json" };
import type { Recorded } from "./journal.ts";
import { kept } from "./kept.ts";

/** A value of the moment, such as the number of tenants. */
export type Gauge = { readonly name: string; readonly help: string; readonly value: number };

export type Metrics = {
  observe(entry: Recorded): void;
  /** All that was counted, and `gauges`, in the text format 0.0.4 of Prometheus. */
  text(gauges?: readonly Gauge[]): string;
};

/** Content type of the text. */
export const metricsType = "text/plain; version=0.0.4; charset=utf-8";

/** Upper ends of the buckets, in s. */
const ends = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

type Counts = Map<string, number>;
type Counted = ReturnType<typeof nothing>;

const nothing = () => ({
  /** By scenario, by status. */
  requests: new Map<string, Counts>(),
  faults: new Map<string, number>(),
  /** By bucket; the last one is for whatever took longer. */
  durations: Array<number>(ends.length + 1).fill(0),
  seconds: 0,
  charged: 0,
  bytes: 0,
  accepted: 0,
});

/** Slug → the names of the answers by which a submit accepts. */
const receipts = new Map<string | undefined, ReadonlySet<string>>(
  operationList
    .filter(({ kind }) => kind === "submit")
    .map(({ slug, examples }) => [slug, new Set(Object.keys(examples))]),
);

/** Counts requests. Its labels are few whatever is sent: no tenant, uuid or path is among them. */
export function createMetrics(): Metrics {
  const counted = nothing();
  return {
    observe: (entry) => count(counted, entry),
    text: (gauges = []) => [...counterText(counted), ...gaugeText(gauges), ""].join("\n"),
  };
}

function count(counted: Counted, entry: Recorded): void {
  const { operation, scenario, status, fault, charged, bytes, totalMs } = entry;
  const statuses = kept(counted.requests, scenario, () => new Map());
  increase(statuses, status === undefined ? "none" : String(status));
  if (fault !== undefined) increase(counted.faults, fault.fault);
  const seconds = totalMs / 1000;
  const bucket = ends.findIndex((end) => seconds <= end);
  const at = bucket < 0 ? ends.length : bucket;
  counted.durations[at] = (counted.durations[at] ?? 0) + 1;
  counted.seconds += seconds;
  counted.charged += charged;
  counted.bytes += bytes;
  // One that a fault left without an answer, or with another, was accepted if it was paid for.
  if (charged > 0 || receipts.get(operation)?.has(scenario)) counted.accepted += 1;
}

function increase(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function counterText(counted: Counted): string[] {
  const requests = [...counted.requests].flatMap(([scenario, statuses]) =>
    [...statuses].map(([status, value]) => sample("", value, { scenario, status })),
  );
  const faults = [...counted.faults].map(([fault, value]) => sample("", value, { fault }));
  const plain = (value: number) => [sample("", value)];
  const counter = (name: string, help: string, samples: readonly Sample[]) =>
    family(`remo_mock_${name}`, "counter", help, samples);
  return [
    ...counter("requests_total", "Requests, by scenario and HTTP status.", requests),
    ...counter("faults_total", "Requests that met a fault, by fault.", faults),
    ...counter("jobs_accepted_total", "Requests that were accepted for analysis.", plain(counted.accepted)),
    ...counter("credits_charged_total", "Credits that were taken.", plain(counted.charged)),
    ...counter("body_bytes_total", "Bytes of the bodies that were received.", plain(counted.bytes)),
    ...family(
      "remo_mock_request_duration_seconds",
      "histogram",
      "Time from the head of a request to the start of its answer.",
      histogram(counted),
    ),
  ];
}

function histogram({ durations, seconds }: Counted): Sample[] {
  let total = 0;
  const samples = durations.map((value, at) => {
    total += value;
    return sample("_bucket", total, { le: at < ends.length ? String(ends[at]) : "+Inf" });
  });
  return [...samples, sample("_sum", seconds), sample("_count", total)];
}

function gaugeText(gauges: readonly Gauge[]): string[] {
  const { version } = packageJson;
  const gauge = (name: string, help: string, value: number, labels: Labels = {}) =>
    family(name, "gauge", help, [sample("", value, labels)]);
  return [
    ...gauges.flatMap(({ name, help, value }) => gauge(name, help, value)),
    ...gauge("remo_mock_build_info", "Version of the mock; always 1.", 1, { version }),
    ...gauge("remo_mock_uptime_seconds", "Time since the process started.", performance.now() / 1000),
    ...gauge(
      "process_start_time_seconds",
      "Start of the process, in s since 1970.",
      performance.timeOrigin / 1000,
    ),
    ...gauge("process_resident_memory_bytes", "Resident memory.", process.memoryUsage.rss()),
  ];
}

type Labels = { readonly [name: string]: string };
type Sample = { readonly suffix: string; readonly value: number; readonly labels: Labels };

const sample = (suffix: string, value: number, labels: Labels = {}): Sample => ({ suffix, value, labels });

function family(name: string, type: string, help: string, samples: readonly Sample[]): string[] {
  const lines = samples.map(({ suffix, value, labels }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}

const escaped = (text: string): string => text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
