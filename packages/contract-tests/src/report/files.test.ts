import { expect, test } from "vitest";
import type { RunModel } from "../model/run.ts";
import { toHar } from "./har.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.tsx";
import { agreeing, diverging, exchange, unsafeTexts } from "./testing/model.ts";

test.each([
  ["agrees", agreeing],
  ["diverges", diverging],
])("the JSON of a run that %s is read back as it was", (_, model) => {
  expect(JSON.parse(toJson(model))).toEqual(JSON.parse(JSON.stringify(model)));
  expect(toJson(model)).toMatch(/^\{\n {2}"format": "remo-contract-report-1",\n {2}"because"/);
});

test("the order of the JSON does not depend on how the model was made", () => {
  const { budget, ...rest } = agreeing;
  const backwards = Object.fromEntries(Object.entries(rest).reverse()) as Omit<RunModel, "budget">;
  expect(toJson({ budget, ...backwards })).toBe(toJson(agreeing));
});

test("JUnit has a suite for the target, and one for the verdict", () => {
  const xml = toJunit(agreeing);
  expect(xml).toContain(
    '<testsuites name="remo-contract" tests="3" failures="0" errors="0" skipped="0" time="0.040">',
  );
  expect(xml).toContain('<testsuite name="mock in process" tests="2" ');
  expect(xml).toContain('name="accepted: The case accepted (F15)" time="0.020"></testcase>');
  expect(xml).toContain('name="verdict: agree"');
});

test("JUnit says what failed, what was not run and why, and what is known", () => {
  const xml = toJunit(diverging);
  expect(xml).toContain('tests="9" failures="5" errors="0" skipped="3"');
  expect(xml).toContain('<skipped message="may cost 8 credits, and 0 are allowed"></skipped>');
  expect(xml).toContain(
    '<skipped message="known until 2026-09-30, @platform-team: ticket 4711 | in work"></skipped>',
  );
  expect(xml).toContain('type="known-fixed">It no longer shows');
  expect(xml).not.toContain('name="case:accepted"');
});

test("a case that failed as known is skipped in JUnit", () => {
  const known = { owner: "platform", reason: "ticket 4711", expires: "2026-09-30" };
  const divergences = diverging.divergences.map((one) => ({ ...one, known }));
  expect(toJunit({ ...diverging, divergences })).toMatch(
    /name="accepted: The case accepted \(F15\)" time="0.020"><skipped message="known until 2026-09-30/,
  );
});

test("JUnit is XML, whatever a server wrote", () => {
  const texts = Object.values(unsafeTexts).map((text) => ({ ...diverging, target: text, because: text }));
  for (const model of [diverging, ...texts]) {
    const xml = toJunit({
      ...model,
      cases: model.cases.map((one) => ({ ...one, id: model.target, target: model.because })),
    });
    // XML 1.0 allows no other characters; `&` and `<` stand for themselves nowhere.
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml.replace(/&(#\d+|amp|lt|gt|quot);/g, "")).not.toContain("&");
    expect(
      xml.replace(
        /<\/?(testsuites|testsuite|testcase|failure|skipped|properties|property)\b[^<>]*>|<\?xml[^<>]*>/g,
        "",
      ),
    ).not.toMatch(/[<>]/);
    expect(xml.length).toBeLessThan(100_000);
  }
});

test("HAR has every exchange, and the body of no request", () => {
  const { log } = JSON.parse(toHar(diverging));
  expect(log).toMatchObject({ version: "1.2", creator: { name: "remo-contract" } });
  expect(log.entries).toHaveLength(8);
  const [first, , accepted] = log.entries;
  expect(first.request).not.toHaveProperty("postData");
  expect(accepted).toMatchObject({
    startedDateTime: "2026-08-01T03:04:05.678Z",
    time: 12.5,
    timings: { send: 0, wait: 12.5, receive: 0 },
    comment: "exchange 3, case accepted, accept:first, keys: own",
    request: {
      method: "POST",
      url: "https://api.example.com/api/analysis-soccer",
      bodySize: 41_000,
      postData: { mimeType: "application/json", text: "[41000 bytes, not kept]" },
    },
    response: { status: 200, content: { mimeType: "application/json" } },
  });
});

test("HAR says which request had no answer, and which went twice", () => {
  const { entries } = JSON.parse(toHar(diverging)).log;
  expect(entries[6]).toMatchObject({
    response: { status: 0, content: { size: 0 } },
    comment: "exchange 7, case accepted, accept:jpeg, keys: own, no answer: ECONNRESET",
  });
  expect(entries[5].comment).toMatch(/2 requests on the wire$/);
});

test("HAR of a mock in the same process has a host that does not exist", () => {
  const { entries } = JSON.parse(toHar(agreeing)).log;
  expect(entries[0].request.url).toBe("http://mock.invalid/api/analysis-soccer");
});

test("an answer that broke off is in the HAR as far as it came", () => {
  const broken = { ...exchange(1, "accept:first", undefined), partial: { status: 200, bytes: 10 } };
  const { entries } = JSON.parse(toHar({ ...agreeing, exchanges: [broken] })).log;
  expect(entries[0].response).toMatchObject({ status: 200, bodySize: 10 });
});
