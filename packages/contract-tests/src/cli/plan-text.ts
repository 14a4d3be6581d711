import { fill, type Language } from "@remo-kit/common/language";
import { width, wrap } from "@remo-kit/common/printable";
import { probes } from "../probes/registry.ts";
import { contractDefaults, type Run } from "../run/options.ts";
import type { PlanEntry } from "../run/plan.ts";
import { casesOf } from "../run/run-cases.ts";
import { planFor } from "../run/target-run.ts";
import { program } from "./flags.ts";

type Texts = (typeof program.texts)["en"]["plan"];

/** What a run would send, in which order, and what it may cost. Printed before anything is sent to a server. */
export function planText(run: Run, lang: Language = "en"): string {
  const texts = program.texts[lang].plan;
  if (!run.remote) return mocksText(run, texts);
  const [target] = run.targets;
  if (!target) return "";
  const { entries, cost, wanted } = planFor(target, run);
  const runs = entries.filter(({ skip }) => !skip);
  const [free, paid] = [runs.filter(isFree), runs.filter((entry) => !isFree(entry))];
  return [
    fill(texts.remote, { target: target.name }),
    ...wrap(texts.first, 109).map((line) => `  ${line}`),
    section(texts.free, free.map(nameOf), texts),
    section(texts.paid, paid.map(nameOf), texts),
    ...leftOut(entries, texts),
    fill(texts.cost, { cost, wanted, allowed: run.allowed }),
    ...noteOf(runs, "wrongKey", texts, run),
    ...noteOf(runs, "waits", texts, run),
    fill(texts.limits, run.session.limits),
    ...wrap(texts.stops, 111),
  ].join("\n");
}

function mocksText({ targets, ...run }: Run, texts: Texts): string {
  const cases = run.only.length > 0 ? run.only.length : casesOf(run).length;
  const names = targets.map(({ name }) => `  ${name}`);
  return [fill(texts.mocks, { cases, mocks: targets.length }), ...names].join("\n");
}

const isFree = ({ case: { credits = 0 } }: PlanEntry): boolean => credits === 0;

const nameOf = (entry: PlanEntry) => (isFree(entry) ? entry.case.id : `${entry.case.id} (${entry.cost})`);

/** What may lock an account, and for what and how long a run waits, is said before it begins, if there are such cases. */
function noteOf(runs: readonly PlanEntry[], of: "wrongKey" | "waits", texts: Texts, { maxWait }: Run) {
  const cases = runs.flatMap(({ case: one }) => (one[of] ? one.id : []));
  if (cases.length === 0) return [];
  return wrap(fill(texts[of], { seconds: maxWait / 1000, cases: cases.join(", ") }), 111);
}

function section(title: string, names: readonly string[], { none }: Texts): string {
  if (names.length === 0) return `  ${title}: ${none}`;
  const lines = wrap(names.join(", "), 107).map((line) => `    ${line}`);
  return [`  ${title}: ${names.length}`, ...lines].join("\n");
}

/** The cases that are left out, together for each reason; those of a mock alone are no news. */
function leftOut(entries: readonly PlanEntry[], texts: Texts): string[] {
  const byReason = new Map<string, string[]>();
  for (const entry of entries) {
    const { skip } = entry;
    if (!skip || skip.why === "mock-only") continue;
    const reason = skip.why === "not-allowed" ? texts.notAllowed : texts[skip.why];
    byReason.set(reason, [...(byReason.get(reason) ?? []), nameOf(entry)]);
  }
  return [...byReason].map(([reason, names]) => section(fill(texts.leftOut, { reason }), names, texts));
}

export function listText(lang: Language = "en"): string {
  const { list: texts, plan } = program.texts[lang];
  const all = casesOf({ seed: 0, generated: contractDefaults.generated });
  const widest = Math.max(...all.map(({ id }) => id.length));
  const row = (id: string, cell: string, rest: string) =>
    `  ${id.padEnd(widest)} ${cell}${" ".repeat(Math.max(0, 10 - width(cell)))} ${rest}`;
  const rows = all.map(({ id, facts, credits = 0, mock, title }) => {
    const cost = mock ? texts.mock : credits === 0 ? texts.free : fill(texts.credits, { credits });
    return row(id, cost, `${title} [${facts.join(" ")}]`);
  });
  const probed = probes.map(({ id, ambiguity, intents }) =>
    row(id, ambiguity, fill(texts.reads, { intents: intents.join(", ") || texts.every })),
  );
  const cases = all.flatMap(({ id, wrongKey }) => (wrongKey ? id : [])).join(", ");
  const notes = [plan.first, fill(texts.wrongKeys, { cases })].flatMap((text) => wrap(text, 111));
  return [texts.cases, ...rows, "", ...notes, "", texts.probes, ...probed].join("\n");
}
