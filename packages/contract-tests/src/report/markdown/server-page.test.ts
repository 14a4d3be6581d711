import { profileKeys } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { RunModel } from "../../model/run.ts";
import { agreeing, diverging, secrets, unsafeTexts } from "../testing/model.ts";
import { toServerPage } from "./server-page.ts";

const model: RunModel = {
  ...diverging,
  target: "https://user:password@api.example.com",
  served: [
    { operation: "analysis-soccer", verdict: "api", detail: "HTTP 400", exchanges: [1] },
    {
      operation: "analysis-soccer-result",
      verdict: "retired",
      detail: "HTTP 404 with text/html",
      exchanges: [2],
    },
  ],
  divergences: [
    ...diverging.divergences,
    {
      key: "schema:analysis-soccer:/wait_time",
      kind: "schema",
      text: "`/wait_time` of a success is not what the spec has",
      exchanges: [3, 4],
      expected: "an integer ≥ 0",
      received: "null",
    },
    {
      key: "security:analysis-soccer-result:another-user",
      kind: "security",
      text: "what was analysed for one user is given to another e-mail address that has the uuid",
      exchanges: [7],
    },
    {
      key: "client:analysis-soccer:credit",
      kind: "client",
      text: "the client reads another credit",
      exchanges: [3],
    },
  ],
};

test("what is unsafe comes first, then what it does, what differs, and what stays open", () => {
  const page = toServerPage(model, "en");
  const heads = [...page.matchAll(/^##? (.*)$/gm)].map(([, head]) => head);
  expect(heads).toEqual([
    ...["What this server does", "Security", "What it does", "What differs from the vendor's pages"],
    "What stays open, and what would show it",
  ]);
  expect(page).toContain("A failure has its code in `status_code`.");
  expect(page).toContain("`analysis-soccer-result`: not there, not found (`HTTP 404 with text/html`)");
  expect(page).toContain(
    "- `analysis-soccer /wait_time`: `/wait_time` of a success is not what the spec has: by the pages `an integer ≥ 0`, received `null` (2 answers, the first to request 3)",
  );
  expect(page).toContain("**Which type does `state` have?**");
});

test("it is Korean in Korean, with the same numbers", () => {
  const page = toServerPage(model, "ko");
  expect(page).toMatch(/^# 이 서버의 동작\n/);
  expect(page).toContain("거절 응답의 코드가 `status_code`에 있습니다.");
  expect(page).toContain("2건의 응답, 첫 번째 요청 3");
});

test("it has no word of the kit's own, nothing of its client, and no name or password of a user", () => {
  for (const page of [toServerPage(model, "en"), toServerPage(agreeing, "en")]) {
    expect(page).not.toMatch(/\bprobes?\b|profile key|client|password|\([AFE]\d+/i);
    for (const key of Object.keys(profileKeys)) expect(page).not.toMatch(new RegExp(`\\b${key}\\b`));
    for (const secret of secrets) expect(page).not.toContain(secret);
  }
});

test("what the server wrote is only text in it", () => {
  const page = toServerPage(
    {
      ...model,
      divergences: Object.values(unsafeTexts).map((text) => ({
        ...{ key: `schema:analysis-soccer:${text}`, kind: "schema" as const, exchanges: [1] },
        ...{ text, expected: text, received: text },
      })),
    },
    "en",
  );
  const outside = page.replace(/(?<![\\`])(`+)(?!`).*?[^`]\1(?!`)/g, "");
  expect(outside).not.toMatch(/<(?!br)|https?:|(^|[^\\])@/);
  expect(page).not.toMatch(/[^\P{C}\n]/u);
});

test("what a charged refusal can be is said in each language, without what only the runner can do", () => {
  const text =
    "refused requests are charged as well, by 4 credits (#22, #25, E10), or somebody else uses the account: run --only credits again while nobody else uses the account";
  const charged = { key: "credits:analysis-soccer", kind: "credits" as const, text, exchanges: [1] };
  const of = (language: "en" | "ko") => toServerPage({ ...model, divergences: [charged] }, language);
  expect(of("ko")).toContain("거절된 요청에도 4크레딧이 차감되었거나");
  for (const page of [of("en"), of("ko")]) expect(page).not.toMatch(/--only|E10|#&/);
});
