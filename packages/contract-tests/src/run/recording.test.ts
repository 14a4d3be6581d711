import { expect, test } from "vitest";
import { modelOfReplay, modelOfRun } from "../finish.ts";
import type { Exchange } from "../model/exchange.ts";
import { resolveRun } from "./options.ts";
import { parseRecordings, recordingText } from "./recording.ts";
import { replay } from "./replay.ts";
import { writtenCases } from "./run-cases.ts";
import { targetRun } from "./target-run.ts";

const run = resolveRun({ generated: 0 });
const [target] = run.targets;

/** One mock, with every case. */
async function ran() {
  const work = targetRun(target as NonNullable<typeof target>, run);
  await work.open();
  for (const entry of work.plan.entries) await work.runCase(entry);
  await work.close();
  return work.part();
}
const part = await ran();

test("a recording that is written and read is judged as it was when it was made", async () => {
  const [read] = parseRecordings(JSON.parse(recordingText([part.recording])));
  const recordings = [read as NonNullable<typeof read>];
  const again = modelOfReplay(recordings, await replay(recordings));
  const live = modelOfRun(
    { ...run, targets: run.targets.slice(0, 1), complete: false },
    { parts: [part], stop: undefined },
  );
  const shown = ({ verdict, profile, coverage, divergences, exchanges }: typeof live) => {
    return JSON.parse(JSON.stringify({ verdict, profile, coverage, divergences, exchanges }));
  };
  expect(shown(again)).toEqual(shown(live));
  expect(again.cases.map(({ id, outcome }) => [id, outcome])).toEqual(
    writtenCases().map(({ id }) => [id, "passed"]),
  );
});

test("a case of which something is missing was not run, and one whose answer differs fails", async () => {
  const { exchanges } = part.recording;
  const changed = exchanges
    .filter(({ intent }) => intent !== "accept:same-uuid" && intent !== "accept:jpeg")
    .map((exchange) =>
      exchange.intent === "empty-body" && exchange.received
        ? { ...exchange, received: { ...exchange.received, text: '{"state": false, "status": 421}' } }
        : exchange,
    );
  const [judged] = await replay([{ ...part.recording, exchanges: changed }]);
  const results = Object.fromEntries(
    judged?.results.map(({ id, outcome, detail }) => [id, [outcome, detail]]) ?? [],
  );
  expect(results.credits).toEqual(["not-run", "not in the recording"]);
  expect(results.jpeg).toEqual(["not-run", "not in the recording"]);
  expect(results["empty-body"]).toEqual(["failed", "code 400 or 411 or 420 was expected, and code 421 came"]);
});

/** What the mock answered there when it had no such operation, and when it had. */
const gone = {
  status: 404,
  contentType: "application/problem+json",
  headers: { "x-remo-mock-scenario": "none" },
  text: '{"title":"This is the mock, not the API","status":404,"detail":"The mock has no POST /api/analysis-soccer-result. It has /api/analysis-soccer, /docs/, /openapi.json, /openapi.ko.json, /openapi.yaml, /metrics, /__mock."}',
};

test.each([
  ["not served", gone],
  ["served", undefined],
])(
  "a recording of old, which has the address of the result as a request of the operation before it, is read: %s",
  async (value, received) => {
    const old = part.recording.exchanges
      .filter(({ operation }) => operation === "analysis-soccer")
      .map(({ logged: _, ...exchange }) => exchange);
    const [first] = part.recording.exchanges.filter(({ operation }) => operation !== "analysis-soccer");
    const { logged: _, ...request } = { ...first, ...(received && { received }) };
    const asked = { ...request, case: "other-paths", intent: "result-path", operation: "analysis-soccer" };
    const [read] = parseRecordings({ ...part.recording, exchanges: [...old, asked] });
    expect(read?.exchanges.at(-1)).toMatchObject({
      operation: "analysis-soccer-result",
      intent: "empty-body",
    });
    const recordings = [read as NonNullable<typeof read>];
    const { divergences, probes, cases } = modelOfReplay(recordings, await replay(recordings));
    expect(divergences).toEqual([]);
    expect(probes.find(({ ambiguity }) => ambiguity === "A17")?.readings).toMatchObject({
      reading: { value },
    });
    const outcomes = new Map(cases.map(({ id, outcome }) => [id, outcome]));
    expect([outcomes.get("other-paths"), outcomes.get("result-empty-body")]).toEqual(["passed", "not-run"]);
  },
);

test("a recording of old does not say how much went over the wire: what was sent counts as sent", () => {
  const [answered] = part.recording.exchanges;
  const { requestSent: _, answerReceived: __, ...old } = answered as Exchange;
  const silent = { ...old, received: undefined, failure: "ECONNRESET" };
  const [read] = parseRecordings({
    ...part.recording,
    exchanges: [old, silent, { ...silent, requests: 0 }, { ...answered, requestSent: "part" }],
  });
  expect(read?.exchanges.map(({ requestSent, answerReceived }) => [requestSent, answerReceived])).toEqual([
    ["all", "all"],
    ["all", "none"],
    ["none", "none"],
    ["part", "all"],
  ]);
});

test("several recordings are a list", () => {
  const text = recordingText([part.recording, part.recording]);
  expect(parseRecordings(JSON.parse(text))).toHaveLength(2);
});

const [exchange] = part.recording.exchanges;

const wrong: readonly (readonly [value: unknown, message: string])[] = [
  [[], "has no recording in it; received a list."],
  [7, "`[0]` must be an object; received 7."],
  [
    { ...part.recording, format: "remo-contract-recording-0" },
    '`[0].format` must be "remo-contract-recording-1", the only version; received "remo-contract-recording-0".',
  ],
  [{ ...part.recording, target: 1 }, "`[0].target` must be a text; received 1."],
  [{ ...part.recording, exchanges: {} }, "`[0].exchanges` must be a list; received an object."],
  [{ ...part.recording, exchanges: [null] }, "`[0].exchanges[0]` must be an object; received null."],
  ...(
    [
      ["intent", { intent: 1 }],
      ["ms", { ms: "1" }],
      ["sent.keys", { sent: {} }],
      ["sent.path", { sent: { keys: "none", path: "api" } }],
      ["requestSent", { requestSent: "most" }],
      ["partial.bytes", { partial: { status: 200 } }],
      ["received.encoding.bom", { received: { ...exchange?.received, encoding: { bom: 1 } } }],
      ["received.status", { received: {} }],
      ["received.headers", { received: { ...exchange?.received, headers: [] } }],
      ["received.contentType", { received: { ...exchange?.received, contentType: undefined } }],
    ] as const
  ).map(
    ([place, changed]) =>
      [
        { ...part.recording, exchanges: [exchange, { ...exchange, ...changed }] },
        `\`[0].exchanges[1].${place}\` `,
      ] as const,
  ),
];

test.each(wrong)("a wrong recording is refused with the place of what is wrong (%#)", (value, message) => {
  expect(() => parseRecordings(value)).toThrow(message);
});
