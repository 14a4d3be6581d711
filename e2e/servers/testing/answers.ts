// How a stand-in writes what it has decided.

import type { Account, Decision, Fields } from "./api.ts";
import type { Switches } from "./switches.ts";

/** An answer before it is bytes. */
export type Answer = { readonly status: number; readonly body: Fields };

export function answerOf(s: Switches, own: Account, decision: Decision): Answer {
  const { code, accepted } = decision;
  const body = accepted ? receipt(s, own, decision) : refusal(s, own, decision);
  return { status: accepted ? 200 : statusOf(s, code), body: s.names === "capital" ? capital(body) : body };
}

export function statusOf({ http }: Pick<Switches, "http">, code: number): number {
  if (http === "ok" || (http === "mixed" && code >= 420)) return 200;
  return http === "class" ? (code < 500 ? 400 : 500) : code;
}

function receipt(s: Switches, own: Account, { message, accepted, charged }: Decision): Fields {
  const exists = accepted?.exists ?? false;
  const fileExist = { never: false, number: Number(exists), absent: undefined }[s.fileExist as "never"];
  return defined({
    state: s.successState,
    message,
    uuid: accepted?.uuid,
    wait_time: s.waitTime,
    file_exist: s.fileExist === "absent" ? undefined : (fileExist ?? exists),
    credit: {
      balance: written(s, own.balance, true),
      "balance before": written(s, own.balance + charged, true),
      price: written(s, charged, false),
    }[s.successCredit],
    ...(/successes|both/.test(s.extra) && {
      APIName: "analysis-soccer",
      status_code: 200,
      credit_change: -charged,
    }),
  });
}

function refusal(s: Switches, own: Account, { code, message, identified }: Decision): Fields {
  const shown = { balance: identified ? own.balance : 0, price: s.price, zero: 0, omitted: undefined };
  const isAbsent = !identified && s.refusalCredit === "balance" && s.strangerCredit === "absent";
  const credit = isAbsent ? undefined : shown[s.refusalCredit];
  return defined({
    state: s.failureState,
    credit: credit === undefined ? undefined : written(s, credit, s.refusalCredit === "balance"),
    message: s.message === "object" ? { ko: "오류", en: message } : message,
    [s.codeField]: s.codeType === "text" ? String(code) : code,
    ...(/refusals|both/.test(s.extra) && { APIName: "analysis-soccer" }),
  });
}

/** What an answer tells of credits, if it is read. */
export type Tells = Switches["successCredit"] | "nothing";

export function tellsOf(s: Switches, { accepted, identified }: Decision): Tells {
  const isWhole = s.names === "as documented" && !/cut|late/.test(s.bytes);
  if (s.credit === "absent" || !isWhole) return "nothing";
  if (accepted) return s.successState === "1" ? "nothing" : s.successCredit;
  const isRead = s.failureState !== "0" && s.refusalCredit === "balance" && identified;
  return isRead ? "balance" : "nothing";
}

/** A number of credits in the form that the server has for them. */
function written({ credit }: Switches, value: number, isBalance: boolean): number | string | undefined {
  const float = isBalance && value > 0 ? value + 0.5 : value;
  return { number: value, text: String(value), float, absent: undefined }[credit];
}

const defined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const capital = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
