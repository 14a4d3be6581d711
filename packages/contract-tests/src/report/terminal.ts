import { listIds, printable, shorten } from "@remo-kit/common/printable";
import { type RunModel, verdicts } from "../model/run.ts";
import { coverageCounts, newFirst, openRows, profileRows } from "./rows.ts";
import { coverageTexts, staleTexts, verdictTexts } from "./texts.ts";

/** Lines of one list: what the command prints fits on a screen or two. */
const most = 15;
/** Characters of a quoted text on a line. */
const longestLine = 160;

type Style = "good" | "bad" | "warn" | "strong" | "soft";
const styles: { readonly [Each in Style]: number } = { good: 32, bad: 31, warn: 33, strong: 1, soft: 2 };
type Paint = (style: Style, text: string) => string;

const line = (text: string) => shorten(printable(text), longestLine);

/** What the command prints at the end. `reports` are the paths of what was written. */
export function toTerminal(model: RunModel, color: boolean, reports: readonly string[] = []): string {
  const paint: Paint = (style, text) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
  const sections = [
    verdict(model, paint),
    list("Divergences", divergences(model, paint), paint),
    list("Profile", profile(model), paint),
    list("Undecided", undecided(model, paint), paint),
    list("Not run", notRun(model), paint),
    list("Coverage", coverage(model), paint),
    budget(model),
    list("Reports", reports.map(printable), paint),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function verdict({ verdict: name, because, target, seed }: RunModel, paint: Paint): string {
  const style = name === "agree" ? "good" : name === "diverges" ? "bad" : "warn";
  const title = `${verdictTexts[name].title.en} (exit code ${verdicts.indexOf(name)})`;
  return `${paint(style, title)}: ${line(because)}\n${paint("soft", `${line(target)}, seed ${seed}`)}`;
}

function list(title: string, lines: readonly string[], paint: Paint): string {
  if (lines.length === 0) return "";
  const more = lines.length > most ? [paint("soft", `and ${lines.length - most} more`)] : [];
  return [paint("strong", title), ...[...lines.slice(0, most), ...more].map((text) => `  ${text}`)].join(
    "\n",
  );
}

function divergences(model: RunModel, paint: Paint): string[] {
  return [
    ...newFirst(model).map(({ key, text, exchanges, known }) => {
      const mark = known
        ? paint("warn", `known (${line(known.owner)}, until ${line(known.expires)})`)
        : paint("bad", "new");
      return `${mark} ${line(key)}: ${line(text)} [${listIds(exchanges)}]`;
    }),
    ...model.stale.map(({ key, why }) => `${paint("bad", why)} ${line(key)}: ${staleTexts[why].en}`),
  ];
}

const profile = (model: RunModel): string[] =>
  profileRows(model).map(({ key, value, confidence, ambiguity }) =>
    [key.padEnd(16), value.padEnd(14), confidence, ambiguity].filter(Boolean).join(" "),
  );

const undecided = (model: RunModel, paint: Paint): string[] =>
  openRows(model).map(({ key, ambiguity, why, cost }) => {
    const needs = cost ? paint("soft", ` (${cost.en})`) : "";
    return `${key.padEnd(16)} ${ambiguity}: ${line(why)}${needs}`;
  });

/** One line for each reason: forty cases are not run for the same one. */
function notRun({ cases }: RunModel): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, outcome, detail } of cases) {
    if (outcome !== "not-run") continue;
    const reason = line(detail ?? "no reason given");
    byReason.set(reason, [...(byReason.get(reason) ?? []), line(id)]);
  }
  return [...byReason].map(
    ([reason, ids]) => `${ids.length}: ${reason} (${shorten(ids.join(", "), longestLine)})`,
  );
}

const coverage = (model: RunModel): string[] =>
  coverageCounts(model).map(({ kind, seen, all }) => `${seen} of ${all} ${coverageTexts[kind].en}`);

function budget({ budget: { allowed, planned, spent, requests, bytes } }: RunModel): string {
  const limit = Number.isFinite(allowed) ? `${allowed} allowed` : "no limit";
  const charged = spent === undefined ? "charged: not shown" : `${spent} charged`;
  return `Credits: ${limit}, ${planned} planned, ${charged}. Sent: ${requests} requests, ${bytes} bytes.`;
}
