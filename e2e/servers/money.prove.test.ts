// Whatever a stand-in charges and says of it, a run spends no more than it may, but by the request that reveals a price.

import { expect, test } from "vitest";
import { guard } from "../../packages/contract-tests/src/run/budget/guard.ts";
import { overspending } from "./testing/ledger.ts";
import { spendAll } from "./testing/simulation.ts";
import { base, type Switches } from "./testing/switches.ts";
import { variants } from "./testing/variants.ts";

const credits = ["number", "text", "float", "absent"] as const;
const allowances = [20, 60];
const all = Array.from({ length: 51 }, (_, price) => price);
const some = [0, 1, 3, 4, 5, 10, 19, 20, 21, 50];

/** What a simulation of the account can show: no bytes, nothing in front. */
const switchesOfMoney = [
  ...[
    "successState",
    "failureState",
    "codeField",
    "http",
    "successCredit",
    "refusalCredit",
    "strangerCredit",
  ],
  ...["repeat", "refusalCharged", "others", "fileExist", "order", "jpeg", "base64", "start", "codes"],
] as const;

const reduced = (switches: Switches): Switches =>
  ({
    ...base,
    ...Object.fromEntries(switchesOfMoney.map((key) => [key, switches[key as keyof Switches]])),
  }) as Switches;

const servers = [
  ...new Map(
    variants.map(({ name, switches }) => [
      JSON.stringify(reduced(switches)),
      { name, switches: reduced(switches) },
    ]),
  ).values(),
];

test.each(servers)("$name: at each price no more goes than is allowed", async ({ name, switches }) => {
  const wrong: string[] = [];
  for (const price of /allowed|deviating/.test(name) ? some : all)
    for (const credit of credits)
      for (const allowed of allowances) {
        const log = await spendAll({ ...switches, price, credit }, (session) => guard(session, allowed));
        wrong.push(
          ...overspending(log, allowed).map(
            (what) => `price ${price}, credit ${credit}, ${allowed} allowed: ${what}`,
          ),
        );
      }
  expect(wrong).toEqual([]);
});

test("the proof can fail: without a guard, more goes", async () => {
  const log = await spendAll({ ...base, price: 50 }, (session) => ({ session }));
  expect(overspending(log, 60)).not.toEqual([]);
});
