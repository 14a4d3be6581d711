import { readingsOf } from "@remo-kit/openapi";
import type { Exchange, Recording } from "../model/exchange.ts";
import { type Finding, findingsOf, type Odd, type ProfileKey, type Undecided } from "../model/reading.ts";
import type { CoverageCell, Divergence, Part, RunModel } from "../model/run.ts";
import { type Measurement, measure } from "../probes/measure.ts";
import { checkExchange } from "./check-exchange.ts";
import { coverageOf, type Measured } from "./coverage.ts";
import { causesOf, type Sighting } from "./divergences/causes.ts";
import { curlOf } from "./divergences/curl.ts";
import { docsOfReading } from "./divergences/docs.ts";
import { ruleOfMost } from "./form.ts";
import { checkCredits } from "./ledger/explain.ts";
import { checkSecurity } from "./security.ts";
import { servedOf } from "./served.ts";

export type Analysis = Pick<
  RunModel,
  "cases" | "probes" | "profile" | "undecided" | "coverage" | "divergences" | "exchanges"
>;

/** What a run shows, from what it recorded alone. Of a `complete` one coverage is whole, and probes find the mock's profile. */
export function analyse(parts: readonly Part[], complete: boolean): Analysis {
  const numbered = renumber(parts).map((part) => ({ ...part, measured: measure(part.recording.exchanges) }));
  const exchanges = numbered.flatMap(({ recording }) => recording.exchanges);
  const found = numbered.flatMap(({ measured }) => measuredIn(measured));
  const coverage = coverageOf(exchanges, found);
  const others = numbered.flatMap(({ recording, measured }) => [
    ...checkCredits(recording.exchanges),
    ...contradictions(measured),
    ...(complete && recording.profile ? unlikeMock(recording, measured) : []),
  ]);
  const cases = numbered.flatMap(({ results }) => results);
  const sightings = numbered.flatMap(({ recording, measured }) => sightingsIn(recording, measured));
  const first = numbered[0]?.measured;
  return {
    cases,
    probes: first?.readings ?? [],
    profile: first?.profile ?? {},
    undecided: first?.undecided ?? [],
    coverage,
    divergences: [
      ...causesOf(sightings, cases, merged(others), exchanges).map((one) => withCurl(one, numbered)),
      ...(complete ? holes(coverage) : []),
    ],
    exchanges,
  };
}

/** Also what only several answers show together can be looked at from the first of them. */
function withCurl(one: Divergence, parts: readonly Part[]): Divergence {
  if (one.curl !== undefined) return one;
  const curls = parts.flatMap(({ recording: { exchanges, target } }) =>
    exchanges.filter(({ id }) => id === one.exchanges[0]).map((exchange) => curlOf(exchange, target)),
  );
  return { ...one, curl: curls[0] };
}

/** Ids are those of a recording; in a run of several each exchange has one of its own. */
function renumber(parts: readonly Part[]): Part[] {
  let last = 0;
  return parts.map(({ recording, results }) => {
    const by = last;
    last += recording.exchanges.length;
    const exchanges = recording.exchanges.map(
      (exchange): Exchange => ({ ...exchange, id: exchange.id + by }),
    );
    return {
      recording: { ...recording, exchanges },
      results: results.map((result) => ({ ...result, exchanges: result.exchanges.map((id) => id + by) })),
    };
  });
}

function sightingsIn({ target, profile, exchanges }: Recording, measured: Measurement): Sighting[] {
  // Where one code alone has another status, its answers differ, and not those that agree.
  const rule = ruleOfMost(exchanges);
  const known = profile ?? { ...(rule && { httpStatus: rule }), ...measured.profile };
  // What answers in the place of an operation is not held against its page.
  const absent = new Set(
    profile ? [] : servedOf(exchanges).flatMap((one) => (one.verdict === "api" ? [] : one.operation)),
  );
  const own = exchanges.filter((exchange) => !absent.has(exchange.operation));
  return own.flatMap((exchange) =>
    [...checkSecurity(exchange), ...checkExchange(exchange, known)].map((found) => ({
      found,
      exchange,
      target,
    })),
  );
}

const measuredIn = ({ readings }: Measurement): Measured[] =>
  readings.flatMap((probe) =>
    findingsOf(probe.readings).map(([key, { value, proof }]) => ({ key, value, proof: proof[0] })),
  );

const oddIn = (found: Finding | Undecided): (Partial<Odd> & Pick<Odd, "text" | "proof">) | undefined =>
  found.odd ?? ("contradicts" in found ? { text: found.undecided, proof: found.proof } : undefined);

/** Answers that contradict each other, or the many others, diverge from every reading. */
const contradictions = ({ readings }: Measurement): Divergence[] =>
  readings.flatMap((probe) =>
    Object.entries(probe.readings).flatMap(([key, found]): Divergence | [] => {
      const odd = found && oddIn(found);
      if (!odd) return [];
      const name = key === "reading" ? probe.id : key;
      const place = [name, probe.family].filter(Boolean).join(":");
      const { text, proof, ...what } = odd;
      const docs = docsOfReading(name);
      return {
        key: `profile:${place}`,
        kind: "profile",
        text: `${name}: ${text}`,
        exchanges: proof,
        ...what,
        docs,
      };
    }),
  );

/** The probes have to find each key of the mock's profile, without knowing it, and nothing else in any family. */
function unlikeMock({ profile: own, target }: Recording, { profile, undecided, byFamily }: Measurement) {
  if (!own) return [];
  const { families: _, ...flat } = own;
  const unlike = (key: string, value: unknown, place: string, said: string): Divergence => {
    const text = `${target} has ${key} = ${JSON.stringify(value)}, and its probe ${said}`;
    return { key: `profile:${place}`, kind: "profile", text, exchanges: [] };
  };
  const missed = Object.entries(flat).flatMap(([key, value]) => {
    const why = undecided.find((open) => open.key === key)?.why;
    return profile[key as ProfileKey] === undefined ? unlike(key, value, key, `found nothing (${why})`) : [];
  });
  const wrong = byFamily.flatMap(({ family, profile: measured }, at) =>
    Object.entries(readingsOf(own, family)).flatMap(([key, value]) => {
      const found = measured[key as ProfileKey];
      if (found === undefined || found === value) return [];
      return unlike(key, value, at === 0 ? key : `${key}:${family}`, `found ${JSON.stringify(found)}`);
    }),
  );
  return [...missed, ...wrong];
}

const holes = (coverage: readonly CoverageCell[]): Divergence[] =>
  coverage
    .filter(({ seen }) => seen === undefined)
    .map(({ operation, what }) => ({
      key: `coverage:${operation}:${what}`,
      kind: "coverage",
      text: `no exchange shows ${what}`,
      exchanges: [],
    }));

function merged(divergences: readonly Divergence[]): Divergence[] {
  const byKey = new Map<string, Divergence>();
  for (const divergence of divergences) {
    const known = byKey.get(divergence.key);
    const exchanges = [...(known?.exchanges ?? []), ...divergence.exchanges];
    byKey.set(divergence.key, { ...(known ?? divergence), exchanges });
  }
  return [...byKey.values()];
}
