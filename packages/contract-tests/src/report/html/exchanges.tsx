import type { Child } from "hono/jsx";
import { answerTo } from "../../checks/answer.ts";
import type { Exchange, Received } from "../../model/exchange.ts";
import type { RunModel } from "../../model/run.ts";
import { citedIds, meaningOf } from "../rows.ts";
import { texts } from "../texts.ts";
import { block, code, join, notShown, quoted, say, terms } from "./parts.tsx";

/** A run of generated tests makes thousands; what the report rests on comes first. */
const most = 300;

export function shownExchanges(model: RunModel): readonly Exchange[] {
  const cited = citedIds(model);
  const first = model.exchanges.filter(({ id }) => cited.has(id)).slice(0, most);
  const others = model.exchanges.filter(({ id }) => !cited.has(id)).slice(0, most - first.length);
  return [...first, ...others].sort((a, b) => a.id - b.id);
}

export const exchangesSection = (model: RunModel, shown: readonly Exchange[]): Child => (
  <section>
    <h2>{say(texts.exchanges)}</h2>
    <p class="soft">{say(texts.exchangesNote)}</p>
    {shown.map(oneExchange)}
    {notShown(model.exchanges.length - shown.length)}
  </section>
);

const oneExchange = (exchange: Exchange): Child => (
  <details id={`exchange-${exchange.id}`}>
    <summary>
      {exchange.id} · {code(exchange.intent)} → {outcome(exchange)}
    </summary>
    <h3>{say(texts.sent)}</h3>
    {sentOf(exchange)}
    <h3>{say(texts.received)}</h3>
    {exchange.received ? receivedOf(exchange.received) : <p>{noAnswer(exchange)}</p>}
    {exchange.client && [<h3>{say(texts.client)}</h3>, block(JSON.stringify(exchange.client, undefined, 1))]}
  </details>
);

const noAnswer = ({ failure = "" }: Exchange): Child => (
  <>
    <span class="warn">{say(texts.noAnswer)}</span> {code(failure)}
  </>
);

function outcome(exchange: Exchange): Child {
  const { received, operation } = exchange;
  if (!received) return noAnswer(exchange);
  const answer = answerTo(exchange);
  if (answer?.kind !== "refusal") return `HTTP ${received.status}`;
  return [`HTTP ${received.status} · ${answer.code} `, say(meaningOf(answer.code, operation))];
}

const codes = (list: readonly string[]): Child => list.length > 0 && join(list.map(code), ", ");

function sentOf({ sent, operation, case: caseId, requests, ms, time }: Exchange): Child {
  const { video, uuid, fields } = sent;
  return terms([
    [texts.what, code(`${sent.method} ${sent.path}`)],
    [texts.operation, code(operation)],
    [texts.case, code(caseId)],
    [texts.keys, code(sent.keys)],
    [texts.fields, fields && codes(fields)],
    [{ en: "uuid", ko: "uuid" }, uuid !== undefined && code(uuid)],
    [texts.body, quoted(`${sent.bytes} B, ${sent.contentType ?? "-"}`)],
    [texts.video, video && quoted(`${video.container}, ${video.bytes} B, SHA-256 ${video.sha256}`)],
    [texts.onTheWire, requests !== 1 && <span class="bad">{requests}</span>],
    [texts.time, quoted(`${time}, ${Math.round(ms)} ms`)],
  ]);
}

function receivedOf({ status, contentType, headers, text }: Received): Child {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = terms([
    [{ en: "HTTP", ko: "HTTP" }, code(`${status} ${contentType ?? ""}`)],
    [texts.headers, codes(named)],
  ]);
  return [head, block(text)];
}
