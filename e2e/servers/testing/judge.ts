// Holds a run against what the oracle expects, and against what has to hold for every server.

import { operationList } from "@remo-kit/openapi";
import type { Expected } from "./expected.ts";
import { overspending } from "./ledger.ts";
import { isPartly } from "./oracle-front.ts";
import type { Run } from "./run.ts";
import type { Logged } from "./server.ts";
import type { Switches } from "./switches.ts";

export type Judged = {
  readonly switches: Switches;
  readonly run: Run;
  readonly expected: Expected;
  readonly allowed: number;
};

/** Everything that is wrong; nothing is right. */
export function problemsOf(judged: Judged): string[] {
  if (!judged.run.report) return [`no report was written: ${judged.run.stderr.slice(0, 300)}`];
  return [endings, profiles, divergences, keys, counts, money, screens].flatMap((check) => check(judged));
}

const verdicts = [
  "agree",
  "diverges",
  "usage",
  "unreachable",
  "not-authorised",
  "budget-exhausted",
  "inconclusive",
];

function endings({ run: { code, report }, expected: { exits } }: Judged): string[] {
  const found = exits.includes(code ?? -1)
    ? []
    : [`exit ${code} and not ${exits.join(" or ")}: ${report?.because}`];
  const named = verdicts[code ?? -1];
  return report?.verdict === named
    ? found
    : [...found, `exit ${code} and the report says ${report?.verdict}`];
}

function profiles({ switches, run: { report }, expected: { profile } }: Judged): string[] {
  return Object.entries(profile).flatMap(([key, values]) => {
    const found = report?.profile[key];
    if (values.includes(found) || (found === undefined && isPartly(switches.front))) return [];
    const why = report?.undecided.find((one) => one.key === key)?.why ?? "";
    return [
      `${key} is ${JSON.stringify(found)} and not ${values.map((one) => JSON.stringify(one)).join(" or ")} ${why}`,
    ];
  });
}

function divergences({ run: { report }, expected }: Judged): string[] {
  const found = report?.divergences ?? [];
  const missing = expected.divergences.filter((wanted) => !found.some(({ key }) => wanted.test(key)));
  const known = [...expected.divergences, ...expected.also];
  const further = found.filter(({ key }) => !known.some((wanted) => wanted.test(key)));
  // One cause is one divergence.
  const several = expected.divergences.filter(
    (wanted) => found.filter(({ key }) => wanted.test(key)).length > 1,
  );
  return [
    ...missing.map((wanted) => `no divergence ${wanted}`),
    ...further.map(({ key, text }) => `divergence ${key}: ${text.slice(0, 160)}`),
    ...several.map((wanted) => `more than one divergence ${wanted}`),
  ];
}

function keys({ run: { log }, expected }: Judged): string[] {
  const sent = log.filter(({ hasKeys }) => hasKeys).length;
  return expected.keys === "never" && sent > 0 ? [`${sent} requests with keys to what is not the API`] : [];
}

function counts({ run: { log, recorded, report } }: Judged): string[] {
  const [sent, kept] = [
    log.filter(({ hasKeys }) => hasKeys),
    recorded.filter(({ sent }) => sent.keys.startsWith("own")),
  ];
  const chunked = log.filter(({ isChunked }) => isChunked).length;
  return [
    ...(sent.length === kept.length ? [] : [`${kept.length} requests with keys recorded of ${sent.length}`]),
    ...(report?.budget.requests === log.length
      ? []
      : [`${report?.budget.requests} requests counted of ${log.length}`]),
    ...(chunked === 0 ? [] : [`${chunked} requests were chunked`]),
  ];
}

const chargeable = new Set(operationList.filter(({ mayBeCharged }) => mayBeCharged).map(({ path }) => path));

const chargedBy = (log: readonly Logged[]): number => log.reduce((sum, { charged }) => sum + charged, 0);

function money({ switches, run: { log, report }, expected, allowed }: Judged): string[] {
  const charged = chargedBy(log);
  const paid = log.filter(({ hasKeys, path }) => hasKeys && chargeable.has(path));
  const { spent, atMost } = report?.budget ?? {};
  const isOwn = switches.others === "none";
  return [
    ...overspending(paid, allowed),
    ...(expected.charged === undefined || expected.charged === charged || isPartly(switches.front)
      ? []
      : [`${charged} credits went, and ${expected.charged} were due`]),
    ...(spent === undefined || spent === charged || !isOwn
      ? []
      : [`${spent} spent by the report, ${charged} by the server`]),
    ...(atMost === undefined || atMost >= charged || !isOwn || switches.credit === "absent"
      ? []
      : [`at most ${atMost} by the report, ${charged} by the server`]),
  ];
}

/** Lines that a person sees first of the report, from its verdict on. */
const screenful = 40;

function firstScreen({ stdout }: Pick<Run, "stdout">): string {
  const lines = stdout.split("\n");
  const from = lines.findIndex((line) => line.includes("(exit code "));
  return lines.slice(Math.max(0, from), from + screenful).join("\n");
}

function screens({ run, expected: { words, said, keys } }: Judged): string[] {
  const screen = firstScreen(run);
  const { code, report } = run;
  const found = report?.divergences ?? [];
  return [
    ...(screen.includes(`(exit code ${code})`) ? [] : [`the terminal does not say exit code ${code}`]),
    ...words
      .filter((word) => !word.test(screen.replaceAll("\n", " ")))
      .map((word) => `the first screen lacks ${word}`),
    ...said
      .filter((word) => keys !== "never" && !word.test(run.stdout))
      .map((word) => `the terminal lacks ${word}`),
    ...found
      .slice(0, 3)
      .filter(({ key }) => !screen.includes(key))
      .map(({ key }) => `the first screen lacks ${key}`),
  ];
}
