import { probes } from "../probes/registry.ts";
import { contractDefaults, type Run } from "../run/options.ts";
import { type PlanEntry, skipText } from "../run/plan.ts";
import { casesOf } from "../run/run-cases.ts";
import { planFor } from "../run/target-run.ts";
import { wrap } from "../text/printable.ts";

/** What a run would send, in which order, and what it may cost. Printed before anything is sent to a server. */
export function planText(run: Run): string {
  if (!run.remote) return mocksText(run);
  const [target] = run.targets;
  if (!target) return "";
  const plan = planFor(target, run);
  const free = plan.entries.filter(({ case: { credits = 0 }, skip }) => !skip && credits === 0);
  const paid = plan.entries.filter(({ case: { credits = 0 }, skip }) => !skip && credits > 0);
  const { requests, rate, bytes } = run.session.limits;
  return [
    `Plan for ${target.name}`,
    section("Free, without keys of an account", free, ({ id }) => id),
    section("May be charged, one request at a time", paid, ({ id, credits }) => `${id} (${credits})`),
    ...leftOut(plan.entries),
    `Expected cost: at most ${plan.cost} credits, ${run.allowed} allowed; all that can be run would cost ${plan.wanted}.`,
    `Limits: ${requests} requests, ${bytes} bytes, ${rate} requests a second.`,
    "It stops at the first 422, at refused keys, and when an answer shows that more was charged than planned.",
  ].join("\n");
}

const mocksText = (run: Run): string => {
  const chosen = run.only.length > 0 ? run.only.length : casesOf(run).length;
  const names = run.targets.map(({ name }) => `  ${name}`);
  return [
    `Plan: ${chosen} cases on each of ${run.targets.length} mocks; nothing leaves this machine`,
    ...names,
  ].join("\n");
};

function section(
  title: string,
  entries: readonly PlanEntry[],
  name: (one: PlanEntry["case"]) => string,
): string {
  if (entries.length === 0) return `  ${title}: none`;
  return `  ${title}: ${entries.length}\n${wrapped(entries.map((entry) => name(entry.case)).join(", "))}`;
}

/** The cases that are left out, together for each reason; those of a mock alone are no news. */
function leftOut(entries: readonly PlanEntry[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { case: one, skip } of entries) {
    if (!skip || skip.why === "mock-only") continue;
    const reason =
      skip.why === "not-allowed" ? "not allowed so far, --allow-spend N allows more" : skipText(skip);
    const name = one.credits ? `${one.id} (${one.credits})` : one.id;
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].map(
    ([reason, ids]) => `  Left out, ${reason}: ${ids.length}\n${wrapped(ids.join(", "))}`,
  );
}

const wrapped = (text: string): string =>
  wrap(text, 107)
    .map((line) => `    ${line}`)
    .join("\n");

/** What `--list` prints. */
export function listText(): string {
  const all = casesOf({ seed: 0, generated: contractDefaults.generated });
  const width = Math.max(...all.map(({ id }) => id.length));
  const rows = all.map(({ id, facts, credits = 0, mock, title }) => {
    const cost = mock ? "mock" : credits === 0 ? "free" : `${credits} credits`;
    return `  ${id.padEnd(width)} ${cost.padEnd(10)} ${title} [${facts.join(" ")}]`;
  });
  const probed = probes.map(({ id, ambiguity, intents }) => {
    return `  ${id.padEnd(width)} ${ambiguity.padEnd(10)} reads ${intents.join(", ") || "every answer"}`;
  });
  return ["Cases: id, cost, title, facts", ...rows, "", "Probes: id, ambiguity, requests", ...probed].join(
    "\n",
  );
}
