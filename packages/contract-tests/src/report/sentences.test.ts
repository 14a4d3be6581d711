import { expect, test } from "vitest";
import { explanationsOf } from "../checks/ledger/explain.ts";
import { ledgerOf } from "../checks/ledger/ledger.ts";
import { exchangeOf } from "../checks/ledger/testing/exchange.ts";
import { stopAfter } from "../run/budget/budget.ts";
import { inLanguage } from "./sentences.ts";

test.each([
  ["2 divergences not in the list of known ones", "알려진 목록에 없는 불일치 2건"],
  ["1 case passed, 3 cases not run", "통과한 테스트 1건, 실행하지 않은 테스트 3건"],
  [
    "what answers there is not the API: HTTP 404 with text/html; it is not served there: look whether --target is right",
    "그 주소에서 응답하는 것은 이 API가 아님: HTTP 404 with text/html; 그 주소에서는 제공되지 않습니다. --target이 맞는지 확인하십시오",
  ],
])("%s is said in Korean, with the same numbers", (en, ko) => {
  expect(inLanguage(en, "ko")).toBe(ko);
  expect(inLanguage(en, "en")).toBe(en);
});

/** Words of our own that are left in a Korean sentence; a name, a number or a flag is no word. */
const englishIn = (text: string) =>
  text.replace(/--[\w-]+( [\w-]+)?|`[^`]*`|HTTP|API/g, "").match(/\b[a-z]{3,}\b/g) ?? [];

test("what is said of charges is said in Korean as a whole", () => {
  const body = (credit: number) => ({ state: 1, credit, file_exist: false });
  const of = (...credits: number[]) =>
    credits.map((credit, at) => exchangeOf({ id: at + 1, body: body(credit) }));
  const texts = [of(1000, 996, 980, 976), of(1000, 990, 980, 970), of(4, 4, 4)].flatMap((exchanges) => [
    ...explanationsOf(ledgerOf(exchanges)).map(({ text }) => text),
    ...[stopAfter(exchanges)?.because ?? []].flat(),
  ]);
  expect(texts).not.toEqual([]);
  for (const text of texts) expect(englishIn(inLanguage(text, "ko")), text).toEqual([]);
});

test("a long text of a server is read in no time, and stays as it is", () => {
  const long = `${"1".repeat(1e5)} cases`;
  expect(inLanguage(long, "ko")).toBe(long);
});
