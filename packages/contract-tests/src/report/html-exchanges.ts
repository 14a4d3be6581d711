import type { Localized as Text } from "@remo-kit/common/language";
import { answerTo } from "../checks/answer.ts";
import type { ClientOutcome, Exchange, Received } from "../model/exchange.ts";
import type { RunModel } from "../model/run.ts";
import { block, code, type Html, html, join, notShown, quoted, say } from "./html-tags.ts";
import { citedIds, meaningOf } from "./rows.ts";
import { texts } from "./texts.ts";

/** A run of generated tests makes thousands; what the report rests on comes first. */
const most = 300;
/** Characters of one answer; report.json has all that was kept. */
const longestBody = 4000;

export function shownExchanges(model: RunModel): readonly Exchange[] {
  const cited = citedIds(model);
  const first = model.exchanges.filter(({ id }) => cited.has(id)).slice(0, most);
  const others = model.exchanges.filter(({ id }) => !cited.has(id)).slice(0, most - first.length);
  return [...first, ...others].sort((a, b) => a.id - b.id);
}

export function exchangesSection(model: RunModel, shown: readonly Exchange[]): Html {
  const more = model.exchanges.length - shown.length;
  return html`<section><h2>${say(texts.exchanges)}</h2>
<p class="soft">${say(texts.exchangesNote)}</p>
${join(shown.map(oneExchange), "\n")}
${more > 0 ? notShown(more) : undefined}</section>`;
}

function oneExchange(exchange: Exchange): Html {
  const { id, intent, received, failure } = exchange;
  return html`<details id="exchange-${id}"><summary>${id} · ${code(intent)} → ${outcome(exchange)}</summary>
<h3>${say(texts.sent)}</h3>
${sentOf(exchange)}
<h3>${say(texts.received)}</h3>
${received ? receivedOf(received) : html`<p>${say(texts.noAnswer)} ${code(failure ?? "")}</p>`}
${exchange.client ? clientOf(exchange.client) : undefined}
</details>`;
}

/** The HTTP status, and the code that the body has with its meaning. */
function outcome(exchange: Exchange): Html {
  const { received, failure, operation } = exchange;
  if (!received) return html`<span class="warn">${say(texts.noAnswer)}</span> ${code(failure ?? "")}`;
  const answer = answerTo(exchange);
  const refused = answer?.kind === "refusal" ? answer.code : undefined;
  const meaning = meaningOf(refused, operation);
  const own = refused === undefined ? undefined : html` · ${refused}${meaning && html` ${say(meaning)}`}`;
  return html`HTTP ${received.status}${own}`;
}

const codes = (list: readonly string[]): Html =>
  join(
    list.map((text) => code(text)),
    ", ",
  );

type Term = readonly [Text, Html | undefined];

function terms(list: readonly Term[]): Html {
  const given = list.filter(([, value]) => value !== undefined);
  return html`<dl>${join(given.map(([name, value]) => html`<dt>${say(name)}</dt><dd>${value}</dd>`))}</dl>`;
}

function sentOf({ sent, operation, case: caseId, requests, ms, time }: Exchange): Html {
  const { video } = sent;
  return terms([
    [texts.what, code(`${sent.method} ${sent.path}`)],
    [texts.operation, code(operation)],
    [texts.case, code(caseId)],
    [texts.keys, code(sent.keys)],
    [texts.fields, sent.fields && codes(sent.fields)],
    [{ en: "uuid", ko: "uuid" }, sent.uuid === undefined ? undefined : code(sent.uuid)],
    [texts.body, quoted(`${sent.bytes} B, ${sent.contentType ?? "-"}`)],
    [texts.video, video && quoted(`${video.container}, ${video.bytes} B, SHA-256 ${video.sha256}`)],
    [texts.onTheWire, requests === 1 ? undefined : html`<span class="bad">${requests}</span>`],
    [texts.time, quoted(`${time}, ${Math.round(ms)} ms`)],
  ]);
}

function receivedOf({ status, contentType, headers, text }: Received): Html {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return html`${terms([
    [{ en: "HTTP", ko: "HTTP" }, code(`${status} ${contentType ?? ""}`)],
    [texts.headers, named.length > 0 ? codes(named) : undefined],
  ])}
${block(text, longestBody)}`;
}

const clientOf = (client: ClientOutcome): Html => html`<h3>${say(texts.client)}</h3>
${block(JSON.stringify(client, undefined, 1), longestBody)}`;
