import { operationList } from "@remo-kit/openapi";
import type { CaseResult } from "../../model/case.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Consequence, Divergence } from "../../model/run.ts";
import { schemaOf } from "../schema.ts";
import { curlOf } from "./curl.ts";
import { docsOf } from "./docs.ts";
import { type Found, keyOf } from "./found.ts";

export type Sighting = { readonly found: Found; readonly exchange: Exchange; readonly target: string };

type Group = {
  readonly key: string;
  readonly found: Found;
  readonly seen: Sighting[];
  readonly consequences: Consequence[];
};

/** Causes, each with all that shows it and what only follows from it; and what follows from none of them. */
export function causesOf(
  sightings: readonly Sighting[],
  results: readonly CaseResult[],
  others: readonly Divergence[],
  exchanges: readonly Exchange[],
): Divergence[] {
  const groups = grouped(sightings);
  const left = results.filter((one) => one.outcome === "failed" && !explainsCase(groups, one));
  const own = others.filter((one) => !explainsContradiction(groups, one));
  return [...groups.map(divergenceOf), ...own, ...casesOf(left, exchanges)];
}

const slugs = operationList.map(({ slug }) => slug);

/** Of one key; and of what operations share, such as the form of a refusal, that of the first operation that shows it. */
function grouped(sightings: readonly Sighting[]): Group[] {
  const groups = new Map<string, Group>();
  const inOrder = sightings.toSorted(
    (a, b) => slugs.indexOf(a.exchange.operation) - slugs.indexOf(b.exchange.operation),
  );
  const follows = ({ exchange, found }: Sighting) =>
    found.kind === "client" && inOrder.some((one) => one.exchange === exchange && explains(one.found, found));
  for (const sighting of inOrder) {
    if (follows(sighting)) continue;
    const { found, exchange } = sighting;
    const key = keyOf(found, exchange.operation);
    const shared = isShared(found) ? `${keyOf(found, "")} ${formOf(found)}` : key;
    const group = groups.get(key) ?? groups.get(shared) ?? { key, found, seen: [], consequences: [] };
    groups.set(key, group).set(shared, group);
    group.seen.push(sighting);
    if (key !== group.key) addTo(group.consequences, { key, text: found.text, exchanges: [exchange.id] });
  }
  const all = [...new Set(groups.values())];
  for (const { found, exchange } of inOrder.filter(follows)) {
    const cause = all.find(({ seen }) =>
      seen.some((one) => one.exchange === exchange && explains(one.found, found)),
    );
    const key = keyOf(found, exchange.operation);
    if (cause) addTo(cause.consequences, { key, text: found.text, exchanges: [exchange.id] });
  }
  return all;
}

/** What came in place of a field: a text, a number, null. The same wrong in two operations may be two faults otherwise. */
const formOf = ({ place, received = "" }: Found): string =>
  place.startsWith("/")
    ? received.replace(/^".*|^-?\d.*/s, (value) => (value.startsWith('"') ? "text" : "number"))
    : "";

function addTo(consequences: Consequence[], more: Consequence): void {
  const at = consequences.findIndex(({ key }) => key === more.key);
  const known = consequences[at];
  if (!known) consequences.push(more);
  else consequences[at] = { ...known, exchanges: [...new Set([...known.exchanges, ...more.exchanges])] };
}

const refusalFields = operationList.flatMap((operation) =>
  Object.keys((schemaOf(operation, "refusal") as { readonly properties?: object }).properties ?? {}),
);

/** Whether several operations have it from one place: a server that is wrong there is wrong once. */
const isShared = ({ kind, place }: Found): boolean =>
  kind === "code" || (kind === "schema" && (place === "answer" || refusalFields.includes(place.slice(1))));

/** Whether an answer says nothing that can be read, because of it. */
const isUnreadable = ({ kind, place }: Found): boolean =>
  kind === "encoding" ||
  kind === "notation" ||
  (kind === "schema" && ["answer", "/state", "/status"].includes(place));

/** Whether what the client makes of an answer only follows from what is wrong with that. */
function explains(cause: Found, { kind, place }: Found): boolean {
  if (kind !== "client" || cause.kind === "client") return false;
  if (isUnreadable(cause)) return true;
  if (cause.kind === "content-type") return place === "";
  if (cause.kind === "code") return ["", "code", "reason"].includes(place);
  return cause.kind === "schema" && (place === "" || place === cause.place.split("/")[1]);
}

/** A case fails of a cause if its error names what an exchange of it shows. Others can have failed of more. */
function explainsCase(groups: readonly Group[], { id, target, detail = "", exchanges }: CaseResult): boolean {
  const causes = groups.filter(({ seen }) =>
    seen.some(
      ({ exchange, found: { text, says } }) =>
        exchanges.includes(exchange.id) &&
        (detail.includes(text) || (says !== undefined && detail.includes(says))),
    ),
  );
  for (const { consequences } of causes)
    addTo(consequences, { key: `case:${id}`, text: `${id} on ${target}: ${detail}`, exchanges });
  return causes.length > 0;
}

/** Of the same field; a code that means nothing also where the meaning of a code counts, and not another field. */
function explainsContradiction(groups: readonly Group[], { kind, key, text, exchanges }: Divergence) {
  if (kind !== "profile" || exchanges.length === 0) return false;
  const names = (field: string) => new RegExp(`\\b${field}\\b`).test(text);
  const cause = groups.find(({ found, seen }) => {
    const shown = exchanges.filter((id) => seen.some(({ exchange }) => exchange.id === id));
    const field = found.place.split("/")[1];
    if (shown.length === 0 || (found.kind === "schema" && field === undefined)) return false;
    if (found.kind === "schema") return names(field as string) || key.includes(field as string);
    if (found.kind !== "code" || otherFields.some(names)) return false;
    return shown.length < exchanges.length || seen.length === shown.length;
  });
  if (cause) addTo(cause.consequences, { key, text, exchanges });
  return cause !== undefined;
}

/** What a refusal has beside its code, and what is charged for it. */
const otherFields = [...new Set(refusalFields)].filter((field) => !/^(status|credit)/.test(field));

/** Different values that came, the most frequent first. */
const mostValues = 3;

function receivedIn(seen: readonly Sighting[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { found } of seen)
    if (found.received !== undefined) counts.set(found.received, (counts.get(found.received) ?? 0) + 1);
  const values = [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
  // Of what is no value, but the beginning of a text, one says enough.
  const most = seen.some(({ found: { kind, place } }) => kind === "notation" || place === "answer")
    ? 1
    : mostValues;
  const more = values.length > most ? [`${values.length - most} others`] : [];
  return [...values.slice(0, most), ...more].join(", ") || undefined;
}

function divergenceOf({ key, found, seen, consequences }: Group): Divergence {
  const [first] = seen.toSorted((a, b) => a.exchange.id - b.exchange.id) as [Sighting];
  const expected = seen.map((one) => one.found.expected).filter(Boolean);
  return {
    key,
    kind: found.kind,
    text: found.text,
    exchanges: [...new Set(seen.map(({ exchange }) => exchange.id))].toSorted((a, b) => a - b),
    expected: [...new Set(expected)].slice(0, mostValues).join("; ") || undefined,
    received: receivedIn(seen),
    curl: curlOf(first.exchange, first.target),
    docs: docsOf(found, first.exchange),
    ...(consequences.length > 0 && { consequences }),
  };
}

/** What was asked for, without which field or form: `missing` of `missing:height`, `unknown` of `unknown-user`. */
const askedFor = (ids: readonly number[], all: readonly Exchange[]): string => {
  const last = all.find(({ id }) => id === ids.at(-1));
  return last ? `${last.operation} ${last.intent.split(/[:-]/, 1)}` : "";
};

/** Cases that failed of one thing by their errors, when asked for the same kind of thing, are one: that of the first. */
function casesOf(results: readonly CaseResult[], all: readonly Exchange[]): Divergence[] {
  const groups = new Map<string, Divergence & { readonly consequences: Consequence[] }>();
  for (const { id, target, detail = "failed", exchanges } of results) {
    const [key, text] = [`case:${id}`, `${id} on ${target}: ${detail}`];
    const [expected, received] = /^(.*?) was expected, and (.*) came$/s.exec(detail)?.slice(1) ?? [];
    const cause = expected === undefined ? key : `${askedFor(exchanges, all)} ${detail}`;
    const known = groups.get(cause);
    if (known && known.key !== key) addTo(known.consequences, { key, text, exchanges });
    groups.set(cause, {
      ...(known ?? { key, kind: "case", text, expected, received, consequences: [] }),
      exchanges: [...(known?.exchanges ?? []), ...exchanges],
    });
  }
  return [...groups.values()].map(({ consequences, ...one }) =>
    consequences.length > 0 ? { ...one, consequences } : one,
  );
}
