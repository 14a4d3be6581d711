import { languages } from "@remo-kit/common/language";
import { expect, test } from "vitest";
import { createRemoClient, RemoError, type RemoErrorName, remoErrorReasons } from "../index.ts";
import { remoTexts } from "./remo-texts.ts";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const reasons = [...remoErrorReasons, undefined, "a-reason-of-a-later-version", "constructor"];

/** What errors of each class may say of themselves. */
const kinds: { readonly [Name in RemoErrorName]: readonly object[] } = {
  RemoConfigError: [{}],
  RemoInputError: [{}, { earlier: { uuid, state: "begun" } }],
  RemoApiError: reasons.flatMap((reason) => [
    { reason, code: 421, category: "not-ready" },
    { reason, code: 577, category: undefined },
  ]),
  RemoGatewayError: [413, 502, 0].map((httpStatus) => ({ httpStatus, excerpt: "<html>" })),
  RemoProtocolError: [{ httpStatus: 200 }],
  RemoNetworkError: [{}],
  RemoTimeoutError: ["connect", "upload", "answer", "total", "toString"].map((phase) => ({ phase })),
  RemoAbortError: [{}],
};

/** Every class with every phase, reason, and doubt. */
const all = Object.entries(kinds).flatMap(([name, said]) =>
  said.flatMap((fields) =>
    ["none", "part", "all", undefined].flatMap((sent) =>
      ["no", "unknown", undefined].map((charged) => ({
        ...{ name, message: `\`x\` (F14, uuid ${uuid})`, uuid, sent, charged },
        ...fields,
      })),
    ),
  ),
);
const others = [undefined, null, 7, "text", [], {}, new TypeError("Failed to fetch"), Object.create(null)];

test.each(languages)("every error has a title, what happened and what to do, in plain words (%s)", (lang) => {
  expect(all.length).toBeGreaterThan(200);
  for (const error of [...all, ...others]) {
    const { title, text, action, ...rest } = remoTexts(error, lang);
    expect(rest).toEqual({});
    expect(title).toMatch(/^[^`\d.:]{3,40}$/);
    for (const sentences of [text, action]) {
      expect(sentences).toMatch(/^[^`\d{}_]{5,300}[.]$/);
      expect(sentences).not.toMatch(/Remo|uuid|JSON|HTTP|API|state|null|undefined/);
    }
    const words = `${title} ${text} ${action}`;
    if (lang === "en") expect(words).not.toMatch(/[^ -~]/);
    else expect(words).not.toMatch(/[A-Za-z]|습니다|십시오/);
  }
});

test("a fault of the app after all was sent is not laid on what the person entered", () => {
  const fault = { name: "RemoInputError", sent: "all", charged: "unknown" };
  expect(remoTexts(fault, "en")).toMatchObject({ title: "Something went wrong" });
  expect(remoTexts({ ...fault, sent: "part", charged: "no" }, "en").title).toBe("Something cannot be used");
});

test("Korean keeps to one form of politeness, in each sentence", () => {
  for (const error of [...all, ...others]) {
    const { title, text, action } = remoTexts(error, "ko");
    for (const sentence of `${title}. ${text} ${action}`.match(/[^.]+[.]/g) ?? [])
      expect(sentence).toMatch(/요[.]$/);
  }
});

test("a doubt about credits is said, and only where there is one", () => {
  const doubt = { en: "It is not certain whether this attempt used credits", ko: "사용되었는지는 확실하지" };
  for (const lang of languages)
    for (const error of [...all, ...others]) {
      const { charged } = (error ?? {}) as { charged?: string };
      expect(remoTexts(error, lang).text.includes(doubt[lang])).toBe(charged !== "no");
    }
});

test("that no credits were used is said of what failed on the way, and not of a refusal", () => {
  const saying = (error: object) => remoTexts({ ...error, charged: "no" }, "en").text;
  expect(saying({ name: "RemoNetworkError", sent: "none" })).toMatch(/This attempt used no credits\.$/);
  expect(saying({ name: "RemoApiError", reason: "analysis-failed" })).not.toContain("used no credits");
});

test.each([
  [{ name: "RemoNetworkError", sent: "none" }, "There is no connection", "연결할 수 없어요"],
  [{ name: "RemoNetworkError", sent: "part" }, "The connection was lost", "연결이 끊겼어요"],
  [{ name: "RemoNetworkError", sent: "all" }, "No answer has come", "응답이 오지 않았어요"],
  [{ name: "RemoTimeoutError", phase: "upload" }, "The connection is too slow", "연결이 너무 느려요"],
  [{ name: "RemoGatewayError", httpStatus: 413 }, "The file is too large", "파일이 너무 커요"],
  [{ name: "RemoApiError", reason: "not-enough-credits" }, "Not enough credits", "크레딧이 부족해요"],
  [
    { name: "RemoApiError", reason: "later", category: "not-ready" },
    "There is no result yet",
    "아직 결과가 없어요",
  ],
  [{ name: "RemoInputError", earlier: {} }, "It was sent before", "이미 보낸 영상이에요"],
  [{ name: "AnotherError" }, "Something went wrong", "문제가 생겼어요"],
])("%j has its own texts", (error, en, ko) => {
  expect(languages.map((lang) => remoTexts(error, lang).title)).toEqual([en, ko]);
});

test("a value that throws when it is looked at has a text too, and so has a language that there is not", () => {
  const hostile = {
    get name() {
      throw new Error("no");
    },
  };
  expect(remoTexts(hostile, "ko").title).toBe("문제가 생겼어요");
  expect(remoTexts({}, "ko-KR" as "ko").title).toBe("Something went wrong");
});

const refusal = { state: false, credit: 3, message: "not enough credits", status: 422 };

test.each([
  ["a refusal", () => Response.json(refusal, { status: 422 }), "Not enough credits"],
  ["a page of a proxy", () => new Response("<html>", { status: 503 }), "The service cannot be reached"],
  ["a lost connection", () => Promise.reject(new TypeError("fetch failed")), "No answer has come"],
])(
  "the error of a call says as much as its JSON, and as the error that is made of it: %s",
  async (_, answer, title) => {
    const remo = createRemoClient({
      email: "a@b.c",
      userKey: "u",
      apiKey: "k",
      fetch: (request) => request.text().then(answer),
    });
    const video = new Uint8Array(1);
    const { error } = await remo.analyzeSoccer.safe({ video, height: 170, retry: { attempts: 1 } });
    const text = remoTexts(error, "en");
    expect(text).toMatchObject({ title, text: expect.stringContaining("not certain") });
    const data: unknown = JSON.parse(JSON.stringify(error));
    expect(
      [data, RemoError.fromJSON(data), structuredClone(data)].map((one) => remoTexts(one, "en")),
    ).toEqual([text, text, text]);
  },
);

test.each([
  { name: "RemoTimeoutError", phase: "result" },
  { name: "RemoNetworkError" },
  { name: "RemoAbortError" },
])("whatever ends a job after its receipt, the person reads that the video was accepted: $name", (error) => {
  const data = { ...error, sent: "all", charged: "unknown", receipt: { uuid: "…" } };
  expect(remoTexts(data, "en").title).toBe("The video has been sent");
  expect(remoTexts(data, "ko").action).toContain("다시 보내지 않아도");
  const failed = { ...data, name: "RemoApiError", reason: "analysis-failed" };
  expect(remoTexts(failed, "en").title).not.toBe("The video has been sent");
});
