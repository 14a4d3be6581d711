// The requests of a run that may be charged, answered by a stand-in without a socket.

import type { Exchange, Intent, KeysUsed } from "../../../packages/contract-tests/src/model/exchange.ts";
import type { Session } from "../../../packages/contract-tests/src/session/session.ts";
import { answerOf, tellsOf } from "./answers.ts";
import { decide, newAccount } from "./api.ts";
import type { Logged } from "./server.ts";
import { account, type Switches } from "./switches.ts";

type Asked = {
  readonly intent: Intent;
  readonly uuid: string;
  readonly video: string;
  readonly keys?: KeysUsed;
};

/** What the cases send with keys, in their order. */
const paid: readonly Asked[] = [
  { intent: "bad-video:before", uuid: "1", video: "%%%%" },
  { intent: "accept:first", uuid: "2", video: "AAAA" },
  { intent: "accept:same-video", uuid: "3", video: "AAAA" },
  { intent: "accept:same-uuid", uuid: "2", video: "BBBB" },
  { intent: "bad-video:after", uuid: "4", video: "%%%%" },
  { intent: "wrong-api-key", uuid: "5", video: "AAAA", keys: "own, wrong APIKey" },
  { intent: "submitted", uuid: "6", video: "CCCC" },
  { intent: "accept:jpeg", uuid: "7", video: "/9j/" },
  { intent: "encoding:no-padding", uuid: "8", video: "/9j/DD" },
  { intent: "encoding:line-breaks", uuid: "9", video: "/9j/\nDDDD" },
  { intent: "encoding:data-url", uuid: "10", video: "data:video/mp4;base64,/9j/" },
  { intent: "encoding:url-safe", uuid: "11", video: "_9j_" },
];

/** Sends all of them as far as what stands between lets it, and gives the server's own log. */
export async function spendAll(
  switches: Switches,
  between: (session: Session) => { readonly session: Session },
): Promise<Logged[]> {
  const { session, log } = sessionOf(switches);
  const { session: guarded } = between(session);
  for (const { intent, keys = "own" } of paid)
    await guarded.send("analyzeSoccer", intent, { keys }).catch(() => undefined);
  return log;
}

function sessionOf(s: Switches): { readonly session: Session; readonly log: Logged[] } {
  const own = newAccount(s);
  const log: Logged[] = [];
  const exchanges: Exchange[] = [];
  const send = async (_: string, intent: Intent): Promise<Exchange> => {
    const asked = paid.find((one) => one.intent === intent) as Asked;
    const apiKey = asked.keys ? "wrong" : account.apiKey;
    const fields = { Email: account.email, UserKey: account.userKey, APIKey: apiKey, height: "170" };
    const decision = decide(s, own, { ...fields, uuid: asked.uuid, base64_video: asked.video });
    const exchange = exchangeOf(exchanges.length + 1, asked, answerOf(s, own, decision));
    if (s.others === "another user" && decision.accepted) own.balance -= 4;
    const { charged, accepted } = decision;
    const entry: Logged = {
      path: "",
      bytes: 0,
      hasKeys: true,
      isChunked: false,
      charged,
      tells: tellsOf(s, decision),
    };
    if (accepted) entry.accepted = accepted.exists ? "repeated" : "new";
    log.push(entry);
    exchanges.push(exchange);
    return exchange;
  };
  const target = { kind: "url", name: "", url: "", keys: account } as const;
  return { session: { target, exchanges, send, raw: send } as Partial<Session> as Session, log };
}

const exchangeOf = (
  id: number,
  asked: Asked,
  { status, body }: { readonly status: number; readonly body: object },
): Exchange =>
  ({
    id,
    case: asked.intent,
    intent: asked.intent,
    operation: "analysis-soccer",
    sent: {
      method: "POST",
      path: "/api/analysis-soccer",
      contentType: "application/json",
      keys: asked.keys ?? "own",
      fields: undefined,
      uuid: asked.uuid,
      bytes: 100,
      video: { bytes: 3, sha256: asked.video, container: "mp4" },
    },
    requestSent: "all",
    answerReceived: "all",
    received: { status, contentType: "application/json", headers: {}, text: JSON.stringify(body) },
    failure: undefined,
    client: undefined,
    requests: 1,
    ms: 1,
    time: new Date(0).toISOString(),
  }) as Exchange;
