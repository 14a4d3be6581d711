import { type ErrorCode, errorOf, errorTexts, operationOf, profiles } from "@remo-kit/openapi";
import type { CaseResult } from "../../model/case.ts";
import type { Exchange, Intent, Received } from "../../model/exchange.ts";
import type { CoverageCell, RunModel } from "../../model/run.ts";

/** Keys that are in no model; a test puts them where they must not be. */
export const secrets = ["mail+kim@example.org", "uk-5fJ/x9+Q==kim", 'api key "7" <ä>'] as const;

/** What a server could write to break a report, a terminal, an XML reader or the page of a job. */
export const unsafeTexts = {
  script: "</script><script>fetch('https://evil.example')</script><img src=x onerror=alert(1)>",
  markdown: "a | b\n| c | @everyone [x](https://evil.example) `code` ``` #12 \\| www.evil.example <b>",
  terminal: "\u001b[31mred\u001b[0m\u0007\u009b2J\r\noverwritten\u202e\u2028",
  xml: "]]> \u0000\u0001\ufffe\ud800 <![CDATA[ &bogus; -->",
  long: "0 1 ".repeat(25_000),
} as const;

const json = (status: number, body: object): Received => ({
  status,
  contentType: "application/json",
  headers: {},
  text: JSON.stringify(body),
});

const receipt = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
};

export function refusal(code: ErrorCode, more: object = {}): Received {
  const name = errorOf(operationOf("analyzeSoccer"), code)?.name ?? "protocol-error";
  return json(code, {
    state: false,
    credit: 0,
    message: errorTexts[name].message.text,
    status: code,
    ...more,
  });
}

export function exchange(id: number, intent: Intent, received: Received | undefined): Exchange {
  const whole = intent.startsWith("accept") || intent.startsWith("unknown");
  return {
    id,
    case: whole ? "accepted" : "missing-input",
    intent,
    operation: "analysis-soccer",
    sent: {
      method: "POST",
      path: "/api/analysis-soccer",
      contentType: "application/json",
      keys: intent.startsWith("accept") ? "own" : "nobody",
      fields: whole ? ["Email", "UserKey", "APIKey", "base64_video", "height", "uuid"] : undefined,
      uuid: whole ? receipt.uuid : undefined,
      bytes: whole ? 41_000 : 0,
      video: whole ? { bytes: 30_000, sha256: "ab".repeat(32), container: "mp4" } : undefined,
    },
    requestSent: "all",
    answerReceived: received ? "all" : "none",
    received,
    failure: received ? undefined : "ECONNRESET",
    client: undefined,
    requests: 1,
    ms: 12.5,
    time: "2026-08-01T03:04:05.678Z",
  };
}

const exchanges: readonly Exchange[] = [
  exchange(1, "empty-body", refusal(400)),
  exchange(2, "unknown-user", refusal(420)),
  {
    ...exchange(3, "accept:first", json(200, receipt)),
    client: {
      kind: "receipt",
      waitTime: 11,
      fileExists: false,
      credit: 4,
      uuid: receipt.uuid,
      message: "success",
    },
  },
];

const result = (id: string, outcome: CaseResult["outcome"], more: Partial<CaseResult> = {}): CaseResult => ({
  id,
  title: `The case ${id}`,
  target: "mock in process",
  facts: ["F15"],
  outcome,
  detail: undefined,
  exchanges: [1],
  ms: 20,
  ...more,
});

const cell = (kind: CoverageCell["kind"], what: string, seen: number | undefined): CoverageCell => ({
  operation: "analysis-soccer",
  kind,
  what,
  seen,
});

/** A run against a mock in which all agrees. */
export const agreeing: RunModel = {
  format: "remo-contract-report-1",
  date: "2026-08-01T03:04:05.678Z",
  target: "mock in process",
  foreign: false,
  spec: "0123456789abcdef".repeat(4),
  seed: 42,
  verdict: "agree",
  because: "2 cases passed",
  budget: { allowed: Number.POSITIVE_INFINITY, planned: 0, spent: undefined, requests: 3, bytes: 82_000 },
  cases: [result("accepted", "passed", { exchanges: [2, 3] }), result("missing-input", "passed")],
  probes: [
    {
      id: "state-type",
      ambiguity: "A01",
      readings: {
        successState: { value: 1, confidence: "certain", proof: [3] },
        failureState: { value: false, confidence: "certain", proof: [1, 2] },
      },
    },
    {
      id: "request-path",
      ambiguity: "A08",
      readings: { reading: { value: "/api/analysis-soccer", confidence: "certain", proof: [1] } },
    },
  ],
  profile: profiles.documented,
  undecided: [],
  coverage: [
    cell("example", "200 accepted", 3),
    cell("example", "420 user-not-identified", 2),
    cell("field", "credit in a refusal", 1),
    cell("profile", 'statusKey = "status"', 1),
  ],
  divergences: [],
  stale: [],
  exchanges,
};

const odd = (id: number, intent: Intent, text: string): Exchange =>
  exchange(id, intent, { status: 502, contentType: "text/html", headers: { server: text }, text });

/** A run against a remote server that shows everything a report can show, in the words of a server that means harm. */
export const diverging: RunModel = {
  ...agreeing,
  target: "https://api.example.com",
  foreign: true,
  verdict: "diverges",
  because: `2 divergences not in the list of known ones (${unsafeTexts.markdown})`,
  budget: { allowed: 12, planned: 8, spent: 4, requests: 8, bytes: 190_000 },
  cases: [
    result("accepted", "failed", { detail: unsafeTexts.terminal + unsafeTexts.script, exchanges: [3, 4] }),
    result("missing-input", "passed"),
    result("file-exists", "not-run", { detail: "may cost 8 credits, and 0 are allowed", exchanges: [] }),
    result("encoding", "not-run", { detail: unsafeTexts.markdown, exchanges: [] }),
  ].map((one) => ({ ...one, target: "https://api.example.com" })),
  probes: [
    ...agreeing.probes,
    {
      id: "answer-notation",
      ambiguity: "A06",
      readings: { reading: { undecided: unsafeTexts.xml, proof: [5] } },
    },
    {
      id: "error-messages",
      ambiguity: "A19",
      readings: { reading: { value: unsafeTexts.markdown, confidence: "likely", proof: [1, 2] } },
    },
  ],
  profile: { failureState: false, statusKey: "status_code", emptyBody: 400 },
  undecided: [
    { key: "successState", why: "needs a receipt (accept:first)" },
    { key: "httpStatus", why: unsafeTexts.terminal },
  ],
  coverage: [
    ...agreeing.coverage,
    cell("example", "200 file-exists", undefined),
    cell("example", "550 processing-error", undefined),
    cell("profile", `x = ${unsafeTexts.script}`, undefined),
  ],
  divergences: [
    {
      key: "schema:analysis-soccer:accept:first:/wait_time",
      kind: "schema",
      text: "/wait_time must be integer",
      exchanges: [3],
      known: { owner: "@platform-team", reason: "ticket 4711 | in work", expires: "2026-09-30" },
    },
    {
      key: `code:analysis-soccer:unknown-user:${unsafeTexts.script}`,
      kind: "code",
      text: unsafeTexts.markdown,
      exchanges: [4, 5],
    },
    { key: "case:accepted", kind: "case", text: unsafeTexts.terminal, exchanges: [3, 4] },
  ],
  stale: [
    { key: "content-type:analysis-soccer:empty-body", why: "fixed" },
    { key: "client:analysis-soccer:accept:first:credit", why: "expired" },
  ],
  exchanges: [
    ...exchanges,
    odd(4, "unknown-user", unsafeTexts.script),
    odd(5, "not-json", unsafeTexts.terminal + unsafeTexts.xml),
    { ...odd(6, "generated", unsafeTexts.long), requests: 2 },
    exchange(7, "accept:jpeg", undefined),
    odd(8, "generated", unsafeTexts.markdown),
  ],
};
