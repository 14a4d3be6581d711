import type { Profile } from "@remo-kit/openapi";
import type { CaseResult } from "./case.ts";
import { checkExchange, slugs } from "./checks.ts";
import { type CoverageCell, coverageOf, type Measured } from "./coverage.ts";
import { checkCredits } from "./credits.ts";
import type { Exchange, Recording } from "./exchange.ts";
import { measure } from "./probes/index.ts";
import type { Divergence, RunModel } from "./report/model.ts";

/** One target of a run: what was sent to it and came back, and how its cases ended. */
export type Part = { readonly recording: Recording; readonly results: readonly CaseResult[] };

export type Analysis = Pick<
  RunModel,
  "cases" | "probes" | "profile" | "undecided" | "coverage" | "divergences" | "exchanges"
>;

/**
 * Everything that a run shows, from what it recorded alone. `complete` is a run whose coverage has to be whole, and in
 * which each probe has to tell what the mock played.
 */
export function analyse(parts: readonly Part[], complete: boolean): Analysis {
  const numbered = renumber(parts);
  const exchanges = numbered.flatMap(({ recording }) => recording.exchanges);
  const measured = numbered.map(({ recording }) => measure(recording.exchanges));
  const coverage = slugs.flatMap((slug) => coverageOf(slug, exchanges, measured.flatMap(measuredOf)));
  const divergences = numbered.flatMap((part, at) => [
    ...part.recording.exchanges.flatMap((exchange) =>
      checkExchange(exchange, part.recording.profile ?? measured[at]?.profile ?? {}),
    ),
    ...checkCredits(part.recording.exchanges),
    ...contradictions(measured[at] as Measure),
    ...part.results.flatMap(failed),
    ...(complete && part.recording.profile ? unlikePlayed(part.recording, measured[at] as Measure) : []),
  ]);
  const [first] = measured;
  return {
    cases: numbered.flatMap(({ results }) => results),
    probes: first?.readings ?? [],
    profile: first?.profile ?? {},
    undecided: first?.undecided ?? [],
    coverage,
    divergences: merged([...divergences, ...(complete ? holes(coverage) : [])]),
    exchanges,
  };
}

type Measure = ReturnType<typeof measure>;

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

function measuredOf({ readings }: Measure): Measured[] {
  return readings.flatMap((probe) =>
    Object.entries(probe.readings).flatMap(([key, found]) =>
      found && key !== "reading" && "value" in found
        ? [{ key: key as keyof Profile, value: found.value, proof: found.proof[0] }]
        : [],
    ),
  );
}

/** Answers that contradict each other diverge from every reading. */
const contradictions = ({ readings }: Measure): Divergence[] =>
  readings.flatMap((probe) =>
    Object.entries(probe.readings).flatMap(([key, found]): Divergence[] => {
      if (!found || !("contradicts" in found)) return [];
      return [
        {
          key: `profile:${key}`,
          kind: "profile",
          text: `${key}: ${found.undecided}`,
          exchanges: found.proof,
        },
      ];
    }),
  );

function failed({ id, target, outcome, detail, exchanges }: CaseResult): Divergence[] {
  if (outcome !== "failed") return [];
  return [{ key: `case:${id}`, kind: "case", text: `${id} on ${target}: ${detail ?? "failed"}`, exchanges }];
}

/** The probes have to find what the mock played, in each key, without being told. */
function unlikePlayed({ profile: played, target }: Recording, { profile, undecided }: Measure): Divergence[] {
  return Object.entries(played ?? {}).flatMap(([key, value]): Divergence[] => {
    const found = profile[key as keyof Profile];
    if (found === value) return [];
    const why = undecided.find((open) => open.key === key)?.why;
    const said = found === undefined ? `found nothing (${why})` : `found ${JSON.stringify(found)}`;
    const text = `${target} plays ${key} = ${JSON.stringify(value)}, and its probe ${said}`;
    return [{ key: `profile:${key}`, kind: "profile", text, exchanges: [] }];
  });
}

const holes = (coverage: readonly CoverageCell[]): Divergence[] =>
  coverage.flatMap(({ operation, what, seen }) =>
    seen === undefined
      ? [
          {
            key: `coverage:${operation}:${what}`,
            kind: "coverage",
            text: `no exchange shows ${what}`,
            exchanges: [],
          },
        ]
      : [],
  );

/** The same divergence in many exchanges is one. */
function merged(divergences: readonly Divergence[]): Divergence[] {
  const byKey = new Map<string, Divergence>();
  for (const divergence of divergences) {
    const known = byKey.get(divergence.key);
    const exchanges = [...(known?.exchanges ?? []), ...divergence.exchanges];
    byKey.set(divergence.key, { ...(known ?? divergence), exchanges });
  }
  return [...byKey.values()];
}
