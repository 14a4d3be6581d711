import { exchangeOf } from "../../../checks/ledger/testing/exchange.ts";
import type { Exchange, Intent } from "../../../model/exchange.ts";
import type { Session } from "../../../session/session.ts";
import { guard } from "../guard.ts";

/** What a server does with the credits of an account. */
export type Server = {
  readonly price: number;
  readonly start: number;
  readonly success: "balance" | "price";
  readonly refusal: "balance" | "price" | "zero" | "absent";
  readonly form: "number" | "text" | "float" | "absent";
  readonly isRepeatFree?: boolean;
  readonly isRefusalCharged?: boolean;
  /** Credits that another user of the account takes after each success. */
  readonly drain?: number;
  /** Credits that are added after the second success. */
  readonly topUp?: number;
};

type Kind = "new" | "again" | "refused" | "wrong";

/** The requests of a run that carry the keys of an account. */
const requests: readonly (readonly [Intent, Kind])[] = [
  ["bad-video:before", "refused"],
  ["accept:first", "new"],
  ["accept:same-video", "new"],
  ["accept:same-uuid", "again"],
  ["bad-video:after", "refused"],
  ["wrong-api-key", "wrong"],
  ["wrong-user-key", "wrong"],
  ["submitted", "new"],
  ["accept:jpeg", "new"],
  ["encoding:no-padding", "refused"],
  ["encoding:url-safe", "new"],
];

/** Sends them through the guard until it stops the run, as the cases would. */
export async function runOn(server: Server, allowed: number) {
  const exchanges: Exchange[] = [];
  const charges: number[] = [];
  const answer = accountOf(server, charges);
  const kinds = new Map(requests);
  const send = async (_: unknown, intent: Intent) => {
    const kind = kinds.get(intent) as Kind;
    const [id, body] = [exchanges.length + 1, answer(kind)];
    const status = "status" in body ? body.status : 200;
    const keys = kind === "wrong" ? "own, wrong APIKey" : "own";
    const exchange = exchangeOf({ id, body, status, keys, more: { intent } });
    exchanges.push(exchange);
    return exchange;
  };
  const target = { kind: "url", name: "", url: "", keys: { email: "", userKey: "", apiKey: "" } } as const;
  const open = { target, exchanges, send, raw: send } as Partial<Session> as Session;
  const { session, stop } = guard(open, allowed);
  for (const [intent, kind] of requests) {
    const keys = kind === "wrong" ? "own, wrong APIKey" : "own";
    await session.send("analyzeSoccer", intent, { keys }).catch(() => {});
  }
  return { exchanges, charges, stop: stop(), charged: charges.reduce((sum, one) => sum + one, 0) };
}

/** What it answers to one request after the other, and what it charges for each. */
function accountOf(server: Server, charges: number[]) {
  const { price, start, drain = 0, topUp = 0 } = server;
  let [balance, files] = [start, 0];
  const written = (credit: number | undefined, isBalance: boolean) =>
    credit === undefined
      ? undefined
      : {
          number: credit,
          text: String(credit),
          float: isBalance ? credit + 0.5 : credit,
          absent: undefined,
        }[server.form];
  const refused = (code: number, charged: number) => {
    balance -= charged;
    charges.push(charged);
    const [shown, known] = [server.refusal, code === 421 ? 0 : balance];
    const credit = { balance: known, price, zero: 0, absent: undefined }[shown];
    return {
      state: false,
      message: "",
      status: code,
      credit: written(credit, shown === "balance" && known > 0),
    };
  };
  return (kind: Kind) => {
    if (kind === "wrong") return refused(421, 0);
    if (kind === "refused") return refused(412, server.isRefusalCharged ? Math.min(price, balance) : 0);
    const cost = kind === "again" && server.isRepeatFree ? 0 : price;
    if (balance < cost) return refused(422, 0);
    charges.push(cost);
    balance += (++files === 2 ? topUp : 0) - cost;
    const credit = written({ balance, price: cost }[server.success], server.success === "balance");
    balance = Math.max(0, balance - drain);
    return { state: 1, wait_time: 11, file_exist: kind === "again", uuid: "", message: "", credit };
  };
}
