import { expect, test } from "vitest";
import { faultOf } from "../fault-effect.ts";
import type { Recorded } from "./journal.ts";
import { createMetrics } from "./metrics.ts";

const entry: Recorded = {
  id: 1,
  tenant: "secret-tenant",
  time: "2026-01-02T03:04:05.678Z",
  method: "POST",
  path: "/secret-path",
  operation: "analysis-soccer",
  status: 200,
  scenario: "accepted",
  reason: "secret-reason",
  by: "state",
  fault: undefined,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  account: 1,
  charged: 1,
  credits: 99,
  bytes: 1000,
  video: undefined,
  receivedMs: 3,
  totalMs: 12,
};

/** The samples by name and labels, after a check of every line against the grammar of the format. */
function parse(text: string): Map<string, number> {
  expect(text.endsWith("\n")).toBe(true);
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  for (const line of text.split("\n").filter(Boolean)) {
    if (/^# HELP [a-z_]+ .+$/.test(line)) continue;
    const [, family, type] = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (family && type) {
      expect(types.has(family)).toBe(false);
      types.set(family, type);
      continue;
    }
    const label = '[a-z]+="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"';
    const [, name = "", labels = "", value] =
      new RegExp(`^([a-z_]+)(\\{${label}(?:,${label})*\\})? (\\S+)$`).exec(line) ?? [];
    expect(types.has(name.replace(/_(bucket|sum|count)$/, "")), line).toBe(true);
    expect(Number(value), line).not.toBeNaN();
    expect(samples.has(name + labels)).toBe(false);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

test("what was observed is counted", async () => {
  const metrics = createMetrics();
  metrics.observe(entry);
  metrics.observe({ ...entry, scenario: "file-exists", charged: 0 });
  metrics.observe({
    ...entry,
    scenario: "wrong-api-key",
    status: 421,
    charged: 0,
    fault: faultOf({ fault: "latency", value: "200-300" }),
    totalMs: 250,
  });
  metrics.observe({
    ...entry,
    scenario: "hang",
    status: undefined,
    fault: faultOf({ fault: "hang" }),
    charged: 2,
    totalMs: 100_000,
  });
  const samples = parse((await metrics.scrape()).text);
  expect(Object.fromEntries(samples)).toMatchObject({
    'remo_mock_requests_total{scenario="accepted",status="200"}': 1,
    'remo_mock_requests_total{scenario="wrong-api-key",status="421"}': 1,
    'remo_mock_requests_total{scenario="hang",status="none"}': 1,
    'remo_mock_faults_total{fault="latency"}': 1,
    'remo_mock_faults_total{fault="hang"}': 1,
    remo_mock_jobs_accepted_total: 3,
    remo_mock_credits_charged_total: 3,
    remo_mock_body_bytes_total: 4000,
    'remo_mock_request_duration_seconds_bucket{le="0.01"}': 0,
    'remo_mock_request_duration_seconds_bucket{le="0.025"}': 2,
    'remo_mock_request_duration_seconds_bucket{le="0.25"}': 3,
    'remo_mock_request_duration_seconds_bucket{le="60"}': 3,
    'remo_mock_request_duration_seconds_bucket{le="+Inf"}': 4,
    remo_mock_request_duration_seconds_count: 4,
    remo_mock_request_duration_seconds_sum: 100.274,
  });
});

test("no label names a tenant, a uuid, a path or a reason", async () => {
  const metrics = createMetrics();
  metrics.observe(entry);
  expect((await metrics.scrape()).text).not.toMatch(/secret|c37d3ce2/);
});

test("before the first request there is a full text too, with the process and what it is given", async () => {
  const samples = parse(
    (await createMetrics().scrape([{ name: "remo_mock_tenants", help: "Tenants.", value: 3 }])).text,
  );
  expect(samples.get("remo_mock_tenants")).toBe(3);
  expect(samples.get("remo_mock_jobs_accepted_total")).toBe(0);
  expect(samples.get("remo_mock_request_duration_seconds_count")).toBe(0);
  expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(1e7);
  const startedAgo = Date.now() / 1000 - (samples.get("process_start_time_seconds") ?? 0);
  expect(Math.abs(startedAgo - (samples.get("remo_mock_uptime_seconds") ?? 0))).toBeLessThan(1);
  expect([...samples.keys()].join()).toMatch(/remo_mock_build_info\{version="\d+\.\d+\.\d+.*"\}/);
});

test("a label is escaped", async () => {
  const metrics = createMetrics();
  metrics.observe({ ...entry, scenario: 'a"b\\c\nd' });
  expect(
    parse((await metrics.scrape()).text).get(
      'remo_mock_requests_total{scenario="a\\"b\\\\c\\nd",status="200"}',
    ),
  ).toBe(1);
});

test("the built mock, in which prom-client is bundled, gives them too", async () => {
  const { createMock } = await import(new URL("../../dist/index.js", import.meta.url).href);
  const response = await createMock().fetch("http://mock/metrics");
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(parse(await response.text()).get("remo_mock_tenants")).toBe(0);
});
