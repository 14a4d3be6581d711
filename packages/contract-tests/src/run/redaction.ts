import { hideSecrets, type Redact, redactCause, redactor } from "@remo-kit/common/redact";
import { redactJson } from "@remo-kit/common/redact-json";
import type { CaseResult } from "../model/case.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Target } from "../session/session.ts";
import { type Run, secretsOf } from "./options.ts";

// A run judges what came as it came. What leaves it, as a file, a return value or an event, goes through here.

/** Of what the server said, of texts of our own, which may quote it, and of those that do not. */
type Redaction = { readonly said: Redact; readonly own: Redact; readonly sent: Redact };

const made = new Map<string, Redaction>();

/** Made once for each account: it is slow to make. */
function redactionOf(secrets: readonly string[]): Redaction {
  const name = JSON.stringify(secrets);
  const known = made.get(name);
  if (known) return known;
  const distinct = secrets.filter(isDistinct);
  const [all, some, numbers] = [redactor(secrets), redactor(distinct), numbersIn(secrets)];
  const own: Redact = (text) => numbers(some(text));
  const said: Redact = (text) => (/^[-\d.]*$/.test(text) ? own(text) : all(text));
  // No piece of a video is in it: what looks like one is the run's own.
  const sent: Redact = (text) => hideSecrets(text, distinct);
  const redaction = { said, own, sent };
  made.set(name, redaction);
  return redaction;
}

/** Whether a key can be told from the numbers of a run: a balance, a code and a wait are numbers too. */
const isDistinct = (secret: string): boolean => !/^\d{1,6}$/.test(secret.trim());

/** Takes those keys out of texts where they stand alone, and are no part of an address, a day or an id. */
function numbersIn(secrets: readonly string[]): Redact {
  const numbers = secrets.map((secret) => secret.trim()).filter((secret) => !isDistinct(secret));
  if (numbers.length === 0) return (text) => text;
  const alone = new RegExp(`(?<![\\w.:#-])(?:${numbers.join("|")})(?![\\w-])`, "g");
  return (text) => text.replace(alone, "[redacted]");
}

/** What must be in nothing that leaves a run, in any spelling. */
export const distinctSecretsOf = (run: Pick<Run, "targets">): string[] => secretsOf(run).filter(isDistinct);

function within<Value>(value: Value, redact: Redact): Value {
  if (typeof value === "string") return redact(value) as Value;
  if (Array.isArray(value)) return value.map((one) => within(one, redact)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [redact(name), within(inner, redact)]);
  return Object.fromEntries(entries);
}

function exchangeOf(exchange: Exchange, { said, own, sent }: Redaction): Exchange {
  const { received, client, ...rest } = exchange;
  // A number is no text: that of a balance stays, whatever a key is.
  const text = received && redactJson(received.text, said, (number) => number);
  return {
    ...within(rest, own),
    sent: within(rest.sent, sent),
    received: received && { ...within({ ...received, text: "" }, said), text: `${text}` },
    client: within(client, said),
  };
}

type Exchanges = { readonly exchanges: readonly Exchange[] };

export function redactAll<Of extends Exchanges>({ exchanges, ...rest }: Of, secrets: readonly string[]): Of {
  const redaction = redactionOf(secrets);
  return {
    ...within(rest, redaction.own),
    exchanges: exchanges.map((one) => exchangeOf(one, redaction)),
  } as unknown as Of;
}

/** What a case ended with may quote an answer. */
export const redactResult = (result: CaseResult, target: Target): CaseResult =>
  within(result, redactionOf(secretsOf({ targets: [target] })).own);

/** An error that nobody expected may quote an answer too. */
export const redactError = (error: unknown, run: Pick<Run, "targets">): unknown =>
  redactCause(error, redactionOf(secretsOf(run)).own);
