import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { creditIn, type Entry, mostPrice } from "./entries.ts";
import { explanationsOf } from "./explain.ts";
import { ledgerFrom, ledgerOf } from "./ledger.ts";
import { exchangeOf } from "./testing/exchange.ts";

let last = 0;
const entry = (slug: string, kind: Entry["kind"], credit: number | undefined, like: string): Entry => ({
  ...{ exchange: exchangeOf({ id: ++last }), slug, kind, credit, again: false, like: `${slug} ${like}` },
  page: slug === "walking" ? 20 : 4,
});
const played = (credit: number) => entry("soccer", "success", credit, "new");
const walked = (credit: number) => entry("walking", "success", credit, "new");
const refused = (credit?: number) => entry("soccer", "refusal", credit, "412");

test.each([
  [990, 990],
  [990.5, 990.5],
  ["990", 990],
  [" 990.5 ", 990.5],
  ["1,000", undefined],
  ["", undefined],
  [-4, undefined],
  [null, undefined],
  [1e300, undefined],
  [true, undefined],
])("a credit of %j counts %j", (credit, counted) => {
  expect(creditIn({ credit })).toBe(counted);
});

test("no page has a price that could be taken for a balance", () => {
  for (const { price } of operationList) expect(price * 4).toBeLessThan(mostPrice);
});

test.each([
  ["both a price", [walked(20), played(4), walked(20)], 44],
  ["a balance, then a price", [played(96), walked(20), played(72), walked(20)], 48],
  ["a price, then a balance with nothing before it", [walked(20), played(76), refused(76)], undefined],
  ["both a balance", [played(96), walked(76), played(72), walked(52)], 48],
  ["one number for both", [played(20), walked(20)], undefined],
])(
  "what credit means is an operation's own, and the balance that of the account: %s",
  (_, entries, spent) => {
    const ledger = ledgerFrom(entries);
    expect([ledger.spent, ledger.unexplained, explanationsOf(ledger)]).toEqual([spent, [], []]);
  },
);

test.each([
  ["two balances", [played(96), walked(56)]],
  ["the balance of one, with another operation between", [played(96), walked(20), played(52)]],
])("too much is seen over operations as well: %s", (_, entries) => {
  const ledger = ledgerFrom(entries);
  expect(ledger.atMost).toBeGreaterThanOrEqual(44);
  expect(explanationsOf(ledger)).toHaveLength(1);
});

test("of a fall, all is named that can explain it, and nothing that other answers exclude", () => {
  const text = (...entries: Entry[]) =>
    explanationsOf(ledgerFrom(entries))
      .map((one) => one.text)
      .join();
  const any = text(refused(100), walked(20), played(4), played(4), refused(60));
  expect(any).toMatch(
    /the price is another one, refused requests are charged \(E10\), or somebody else uses the account/,
  );
  const known = text(played(96), played(92), refused(), played(80));
  expect(known).toMatch(
    /12 credits went between .*, and 4 were due: refused requests are charged \(E10\), or somebody else/,
  );
  expect(text(refused(100), played(96), refused(92))).toMatch(
    /^refused requests are charged as well, by 4 credits/,
  );
  const first = refused(100);
  const [several] = explanationsOf(
    ledgerFrom([first, played(96), refused(), refused(88), played(84), refused(80)]),
  );
  const at = first.exchange.id;
  expect(several?.exchanges).toEqual([at + 2, at + 3, at + 5]);
  expect(text(played(96), played(596), played(592))).toBe("");
});

test.each([
  ["by the page", 4, []],
  ["by a price of its own", 10, [/^an accepted file costs 10 credits .* and the page says 4$/]],
])("a balance from before the charge of its own answer is taken as that: %s", (_, price, texts) => {
  const [a, b, c] = [1000, 1000 - price, 1000 - 2 * price];
  const ledger = ledgerFrom([
    refused(a),
    played(a),
    played(b),
    played(c),
    refused(c - price),
    refused(c - price),
  ]);
  expect([ledger.spent, ledger.atMost, ledger.strange]).toEqual([3 * price, 3 * price, undefined]);
  expect(explanationsOf(ledger).map(({ text }) => text)).toEqual(
    texts.map((text) => expect.stringMatching(text)),
  );
});

test("a balance that does not fall may fall later: it proves no price of nothing", () => {
  const first = ledgerFrom([refused(1000), played(1000)]);
  expect([first.spent, first.atMost]).toEqual([undefined, mostPrice + 4]);
  const again = { ...played(1000), again: true };
  const ledger = ledgerFrom([refused(1000), played(1000), played(1000), again, refused(1000)]);
  expect([ledger.spent, ledger.atMost]).toEqual([undefined, 12]);
  expect(explanationsOf(ledger)[0]?.text).toMatch(
    /^an accepted file costs 0 credits .*, or is charged later, and/,
  );
});

test("an answer that was kept for its uuid has the balance of then, and shows no charge", () => {
  const body = (credit: number, uuid: string) => ({ state: true, file_exist: false, uuid, credit });
  const sent = (id: number, credit: number, of = id) =>
    exchangeOf({ id, body: body(credit, `uuid-${of}`), more: { sent: exchangeOf({ id: of }).sent } });
  const ledger = ledgerOf([sent(1, 996), sent(2, 992), sent(3, 996, 1), sent(4, 988)]);
  expect([ledger.untold, ledger.strange, ledger.unexplained, ledger.spent]).toEqual([
    undefined,
    undefined,
    [],
    12,
  ]);
});

test("a price that several answers show is said, and one that a single fall shows is doubted", () => {
  const [proven] = explanationsOf(ledgerFrom([played(990), played(980), played(970)]));
  expect(proven).toMatchObject({ slug: "soccer", expected: "4", received: "10" });
  expect(proven?.text).toMatch(/^an accepted file costs 10 credits \(#\d+, #\d+\), and the page says 4$/);
  const [doubted] = explanationsOf(ledgerFrom([refused(1000), played(990)]));
  expect(doubted?.text).toMatch(/the page says 4, or somebody else uses the account: run --only some again/);
});
