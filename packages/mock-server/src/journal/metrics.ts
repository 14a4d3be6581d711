import { operationList } from "@remo-kit/openapi";
import type { Metric } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };
import { kept } from "../kept.ts";
import type { Recorded } from "./journal.ts";

/** A value of the moment, such as the number of tenants. */
export type Gauge = { readonly name: string; readonly help: string; readonly value: number };

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

/**
 * Counts requests by itself, because prom-client takes ten times as long for it (370 ns a request), and is loaded when it is
 * asked for. Its labels are few whatever is sent: no tenant, uuid or path is among them.
 */
export function createMetrics() {
  const counted = nothing();
  return {
    observe: (entry: Recorded): void => count(counted, entry),
    /** All that was counted, and `gauges`, as Prometheus reads it. */
    async scrape(gauges: readonly Gauge[] = []) {
      const { default: Registry } = await import("prom-client/lib/registry.js"); // All of prom-client is 30 times as much.
      const registry = new Registry();
      for (const family of [...countersOf(counted), histogramOf(counted), ...gaugesOf(gauges)]) {
        registry.registerMetric({ ...family, get: async () => family } as unknown as Metric);
      }
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
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

/** A metric as a registry of prom-client reads it. */
type Family = ReturnType<typeof family>;
type Sample = { readonly value: number; readonly labels: object; readonly metricName?: string };

const family = (
  type: "counter" | "gauge" | "histogram",
  name: string,
  help: string,
  values: readonly Sample[],
) => ({ type, name, help, values });

function countersOf({ requests, faults, accepted, charged, bytes }: Counted): Family[] {
  const counter = (name: string, help: string, ...values: Sample[]) =>
    family("counter", `remo_mock_${name}`, help, values);
  const byStatus = [...requests].flatMap(([scenario, statuses]) =>
    [...statuses].map(([status, value]) => ({ value, labels: { scenario, status } })),
  );
  const byFault = [...faults].map(([fault, value]) => ({ value, labels: { fault } }));
  const total = (value: number) => ({ value, labels: {} });
  return [
    counter("requests_total", "Requests, by scenario and HTTP status.", ...byStatus),
    counter("faults_total", "Requests that met a fault, by fault.", ...byFault),
    counter("jobs_accepted_total", "Requests that were accepted for analysis.", total(accepted)),
    counter("credits_charged_total", "Credits that were taken.", total(charged)),
    counter("body_bytes_total", "Bytes of the bodies that were received.", total(bytes)),
  ];
}

function histogramOf({ durations, seconds }: Counted): Family {
  const name = "remo_mock_request_duration_seconds";
  let count = 0;
  const buckets = durations.map((value, at) => {
    count += value;
    return { metricName: `${name}_bucket`, value: count, labels: { le: String(ends[at] ?? "+Inf") } };
  });
  return family("histogram", name, "Time from the head of a request to the start of its answer.", [
    ...buckets,
    { metricName: `${name}_sum`, value: seconds, labels: {} },
    { metricName: `${name}_count`, value: count, labels: {} },
  ]);
}

function gaugesOf(gauges: readonly Gauge[]): Family[] {
  const { version } = packageJson;
  const gauge = (name: string, help: string, value: number, labels = {}) =>
    family("gauge", name, help, [{ value, labels }]);
  return [
    ...gauges.map(({ name, help, value }) => gauge(name, help, value)),
    gauge("remo_mock_build_info", "Version of the mock; always 1.", 1, { version }),
    gauge("remo_mock_uptime_seconds", "Time since the process started.", performance.now() / 1000),
    gauge(
      "process_start_time_seconds",
      "Start of the process, in s since 1970.",
      performance.timeOrigin / 1000,
    ),
    gauge("process_resident_memory_bytes", "Resident memory.", process.memoryUsage.rss()),
  ];
}
