import type { Exchange, Intent, Received } from "../../model/exchange.ts";

type Changed = Partial<Received> & { readonly body?: unknown };

/** The same exchanges, of which those with an intent were answered otherwise: `body` is sent as JSON. */
export const answered = (
  exchanges: readonly Exchange[],
  intent: Intent | undefined,
  { body, ...changes }: Changed,
): Exchange[] =>
  exchanges.map((exchange) => {
    if (!exchange.received || (intent !== undefined && exchange.intent !== intent)) return exchange;
    const text = body === undefined ? {} : { text: JSON.stringify(body) };
    return { ...exchange, received: { ...exchange.received, ...text, ...changes } };
  });

/** The same with some fields of the answer changed, or taken away where they are undefined. */
export const altered = (exchanges: readonly Exchange[], intent: Intent, fields: object): Exchange[] =>
  exchanges.map((exchange) => {
    if (exchange.intent !== intent || !exchange.received) return exchange;
    const text = JSON.stringify({ ...JSON.parse(exchange.received.text), ...fields });
    return { ...exchange, received: { ...exchange.received, text } };
  });

/** The same without an answer, as after a reset. */
export const unanswered = (exchanges: readonly Exchange[], intent: Intent): Exchange[] =>
  exchanges.map((exchange) =>
    exchange.intent === intent
      ? { ...exchange, answerReceived: "none", received: undefined, failure: "ECONNRESET" }
      : exchange,
  );
