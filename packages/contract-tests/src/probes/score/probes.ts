import type { MetricRow } from "@remo-kit/openapi";
import type { Exchange } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { type Accepted, isAccepted } from "../answer.ts";
import { contradictory, found, isMinority, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { storyOf } from "../reads/story.ts";
import { type Difference, differences, everyRules, type Rules, said, wrongTotals } from "./rules.ts";
import { numberOf, ordersOf } from "./values.ts";

/** What is measured and scored in a family, and by which of its reads. */
export type Scored = { readonly result: string; readonly score: string; readonly rows: readonly MetricRow[] };

/** The last answers that give the result, and the score, of the job that was handed in. */
function readBy({ result, score }: Pick<Scored, "result" | "score">, exchanges: readonly Exchange[]) {
  const given = storyOf(exchanges)?.reads.filter(isAccepted) ?? [];
  const of = (slug: string) => given.findLast(({ exchange }) => exchange.operation === slug);
  return { result: of(result), score: of(score) };
}

export function shapeRead(scored: Scored, exchanges: readonly Exchange[]) {
  const { score } = readBy(scored, exchanges);
  const [order, other] = score ? ordersOf(scored.rows, score.body) : [];
  if (!score || !order) return lacking("a score (submitted, read:done)", score ? [score] : []);
  if (!other) return found(order, [score]);
  return contradictory("it has keys of both orders", [score], { expected: "one order", received: "both" });
}

/** How scores are counted: whatever explains all of them. */
export function rulesRead(scored: Scored, exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const { result, score } = readBy(scored, exchanges);
  if (!result || !score) {
    const had = [result, score].filter((answer) => answer !== undefined);
    return lacking("a result and its score (submitted, read:done)", had);
  }
  const { rows } = scored;
  const totals = wrongTotals(rows, score.body);
  const ways = everyRules.map((rules) => {
    const wrong = [...differences(rules, rows, result.body, score.body), ...totals];
    return { rules, wrong };
  });
  const fewest = Math.min(...ways.map(({ wrong }) => wrong.length));
  const nearest = ways.filter(({ wrong }) => wrong.length === fewest);
  const [{ rules, wrong }] = nearest as [(typeof ways)[number]];
  const proof = [result, score];
  const reading = explained(
    nearest.map((way) => way.rules),
    proof,
  );
  if (fewest === 0) return reading;
  const open = contradictory(
    `no rule gives these scores; of the nearest one (${wordsOf(rules)}): ${wrong.map(saidOf).join("; ")}`,
    proof,
    { ...bothOf(wrong), odd: [score] },
  );
  const count = rows.filter((row) => numberOf(row, result.body)).length;
  if ("undecided" in reading || !isMinority(fewest, count - fewest)) return open;
  return { ...reading, confidence: "likely", odd: open.odd };
}

const saidOf = ({ place, given, due, of }: Difference): string =>
  `${place} ${given === "none" ? "has no score" : `is ${given}`}, and ${due} is due${of ? ` for ${of}` : ""}`;

const bothOf = (wrong: readonly Difference[]) => ({
  expected: wrong.map(({ place, due }) => `${place} ${due}`).join("; "),
  received: wrong.map(({ place, given }) => `${place} ${given}`).join("; "),
});

const keys = ["steps", "maximum", "sign", "range"] as const;
const wordOf = (rules: Rules, key: keyof Rules): string => said[key][rules[key]] ?? "";

export const wordsOf = (rules: Rules): string => keys.map((key) => wordOf(rules, key)).join(", ");

/** What all ways that fit have in common; values in their ideal range leave much of it open. */
function explained(fitting: readonly Rules[], proof: readonly Accepted[]): Finding<string> | Undecided {
  const [first] = fitting;
  const known = first ? keys.filter((key) => fitting.every((rules) => rules[key] === first[key])) : [];
  if (!first || known.length === 0) return undecided("every way to count gives these scores", proof);
  const words = known.map((key) => wordOf(first, key));
  const open = keys.length - known.length;
  const value = [...words, ...(open > 0 ? ["the rest does not show"] : [])].join(", ");
  return found(value, proof, open > 0 ? "likely" : "certain");
}

/** How many decimals the values of a result have: one with more than three is a double; some with few may be chance. */
function precisionRead(scored: Scored, exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const { result } = readBy(scored, exchanges);
  const needs = "a result with its values (submitted, read:done)";
  if (!result) return lacking(needs, []);
  const values = scored.rows.flatMap((row) => numberOf(row, result.body)?.value ?? []);
  if (values.some((value) => value !== Math.round(value * 1000) / 1000)) return found("double", [result]);
  return values.length >= 6 ? found("three decimals", [result], "likely") : lacking(needs, [result]);
}

export function scoreProbes(families: readonly Scored[]): readonly Probe[] {
  const of = (exchanges: readonly Exchange[]) =>
    families.find(({ result, score }) =>
      exchanges.some(({ operation }) => operation === result || operation === score),
    ) ?? (families[0] as Scored);
  const about = { of: "family", intents: ["submitted", "read:done"] } as const;
  const reading =
    (read: typeof rulesRead): Probe["read"] =>
    (exchanges) => ({ reading: read(of(exchanges), exchanges) });
  const scoreShape: Probe["read"] = (given) => ({ scoreShape: shapeRead(of(given), given) });
  return [
    { ...about, id: "score-rules", ambiguity: "A30", read: reading(rulesRead) },
    { ...about, id: "result-precision", ambiguity: "A39", read: reading(precisionRead) },
    { ...about, id: "score-shape", ambiguity: "A31", read: scoreShape },
  ];
}
