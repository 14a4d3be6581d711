import type { Child } from "hono/jsx";
import { answerTo } from "../../checks/answer.ts";
import type { Exchange, Received } from "../../model/exchange.ts";
import type { RunModel } from "../../model/run.ts";
import type { Text } from "../language.ts";
import { citedIds, meaningOf } from "../rows.ts";
import { texts } from "../texts.ts";
import { Block, Code, join, NotShown, Quoted, Say } from "./parts.tsx";

/** A run of generated tests makes thousands; what the report rests on comes first. */
const most = 300;

export function shownExchanges(model: RunModel): readonly Exchange[] {
  const cited = citedIds(model);
  const first = model.exchanges.filter(({ id }) => cited.has(id)).slice(0, most);
  const others = model.exchanges.filter(({ id }) => !cited.has(id)).slice(0, most - first.length);
  return [...first, ...others].sort((a, b) => a.id - b.id);
}

type Props = { readonly model: RunModel; readonly shown: readonly Exchange[] };

export const Exchanges = ({ model, shown }: Props) => (
  <section>
    <h2>
      <Say text={texts.exchanges} />
    </h2>
    <p class="soft">
      <Say text={texts.exchangesNote} />
    </p>
    {shown.map(oneExchange)}
    <NotShown count={model.exchanges.length - shown.length} />
  </section>
);

const oneExchange = (exchange: Exchange) => (
  <details id={`exchange-${exchange.id}`}>
    <summary>
      {exchange.id} · <Code text={exchange.intent} /> → {outcome(exchange)}
    </summary>
    <h3>
      <Say text={texts.sent} />
    </h3>
    {sentOf(exchange)}
    <h3>
      <Say text={texts.received} />
    </h3>
    {exchange.received ? receivedOf(exchange.received) : <p>{noAnswer(exchange)}</p>}
    {exchange.client && (
      <>
        <h3>
          <Say text={texts.client} />
        </h3>
        <Block text={JSON.stringify(exchange.client, undefined, 1)} />
      </>
    )}
  </details>
);

const noAnswer = ({ failure = "" }: Exchange) => (
  <>
    <span class="warn">
      <Say text={texts.noAnswer} />
    </span>{" "}
    <Code text={failure} />
  </>
);

/** The HTTP status, and the code that the body has with its meaning. */
function outcome(exchange: Exchange): Child {
  const { received, operation } = exchange;
  if (!received) return noAnswer(exchange);
  const answer = answerTo(exchange);
  if (answer?.kind !== "refusal") return `HTTP ${received.status}`;
  const meaning = meaningOf(answer.code, operation);
  return (
    <>
      HTTP {received.status} · {answer.code} {meaning && <Say text={meaning} />}
    </>
  );
}

const codes = (list: readonly string[]): Child =>
  join(
    list.map((text) => <Code text={text} />),
    ", ",
  );

/** Names and what stands for them; a name without a value is left out. */
export const Terms = ({ list }: { readonly list: readonly (readonly [Text, Child])[] }) => (
  <dl>
    {list
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <>
          <dt>
            <Say text={name} />
          </dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
);

function sentOf({ sent, operation, case: caseId, requests, ms, time }: Exchange): Child {
  const { video, uuid, fields } = sent;
  const shownVideo = video && `${video.container}, ${video.bytes} B, SHA-256 ${video.sha256}`;
  return (
    <Terms
      list={[
        [texts.what, <Code text={`${sent.method} ${sent.path}`} />],
        [texts.operation, <Code text={operation} />],
        [texts.case, <Code text={caseId} />],
        [texts.keys, <Code text={sent.keys} />],
        [texts.fields, fields && codes(fields)],
        [{ en: "uuid", ko: "uuid" }, uuid !== undefined && <Code text={uuid} />],
        [texts.body, <Quoted text={`${sent.bytes} B, ${sent.contentType ?? "-"}`} />],
        [texts.video, shownVideo && <Quoted text={shownVideo} />],
        [texts.onTheWire, requests !== 1 && <span class="bad">{requests}</span>],
        [texts.time, <Quoted text={`${time}, ${Math.round(ms)} ms`} />],
      ]}
    />
  );
}

function receivedOf({ status, contentType, headers, text }: Received): Child {
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <Terms
        list={[
          [{ en: "HTTP", ko: "HTTP" }, <Code text={`${status} ${contentType ?? ""}`} />],
          [texts.headers, named.length > 0 && codes(named)],
        ]}
      />
      <Block text={text} />
    </>
  );
}
