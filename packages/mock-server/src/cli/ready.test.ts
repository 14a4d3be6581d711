import { expect, test } from "vitest";
import { type Ready, readyJson, readyText } from "./ready.ts";

const ready: Ready = { url: "http://127.0.0.1:4010", port: 4010, differences: [], certificate: undefined };

test("a person reads one sentence, and what is not as usual", () => {
  expect(readyText(ready, "en")).toBe(
    "The mock listens on http://127.0.0.1:4010 (dashboard: http://127.0.0.1:4010/__mock, docs: http://127.0.0.1:4010/docs). Ctrl-C stops it.",
  );
  const shown = readyText(
    { ...ready, differences: ["seed 7", "state a\nb"], certificate: "/tmp/a.pem" },
    "en",
  );
  expect(shown.split("\n").slice(1)).toEqual([
    "Set: seed 7, state a\\nb.",
    "Certificate: /tmp/a.pem (give it to clients: NODE_EXTRA_CA_CERTS=/tmp/a.pem)",
  ]);
});

test("a program reads one line", () => {
  const line = readyJson({ ...ready, certificate: "/tmp/a.pem" });
  expect(line).not.toContain("\n");
  expect(JSON.parse(line)).toEqual({
    event: "ready",
    url: "http://127.0.0.1:4010",
    port: 4010,
    pid: process.pid,
    docs: "http://127.0.0.1:4010/docs",
    control: "http://127.0.0.1:4010/__mock",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    certificate: "/tmp/a.pem",
  });
});
