// Result and score of a stand-in: what was measured and its marks are those of the pages' examples.

import { readFileSync } from "node:fs";
import { type Answer, statusOf } from "./answers.ts";
import type { Fields } from "./api.ts";
import { account, type Reads, type Switches } from "./switches.ts";

/** When each uuid was accepted, in ms since 1970. */
export type Jobs = Map<unknown, number>;

type ByMetric = { readonly [metric: string]: { readonly [phase: string]: number } };

const example = (file: string): ByMetric =>
  JSON.parse(readFileSync(new URL(`../../../openapi/pages/soccer/${file}`, import.meta.url), "utf8"));
const measured = example("analysis-soccer-result/examples/done.json");
const marks = example("analysis-soccer-score/examples/scored.json");

export function readAnswer(
  s: Switches,
  reads: Reads,
  jobs: Jobs,
  slug: string,
  body: Fields | "empty" | "not json",
): Answer {
  const refused = (code: number, message: string): Answer => ({
    status: statusOf(s, code),
    body: { state: s.failureState, message, [s.codeField]: code },
  });
  if (typeof body === "string") return refused(reads.empty, "required data is missing");
  const { id, uuid, UserKey, APIKey } = body;
  if (!isText(id) || !isText(uuid)) return refused(reads.empty, "required data is missing");
  const hasKeys = UserKey === account.userKey && APIKey === account.apiKey;
  if (reads.keys === "needed" && !hasKeys) return refused(413, "UserKey and APIKey are missing");
  const acceptedAt = jobs.get(uuid);
  const isOthers = id !== account.email && reads.others === "refused";
  if (acceptedAt === undefined || isOthers) return refused(reads.unknown, "no result file");
  if (reads.job === "failed") return refused(520, "the analysis failed");
  const isEarly = reads.job === "done in a second" && Date.now() < acceptedAt + 1000;
  if (reads.job === "never done" || isEarly) return notReady(s, reads);
  return { status: 200, body: slug.endsWith("score") ? scores(reads) : filed(reads, measured) };
}

const isText = (value: unknown) => typeof value === "string" && value !== "";

/** A27: three ways to say it. */
function notReady(s: Switches, { notReady: form }: Reads): Answer {
  if (form === "400-without-code") return { status: 400, body: { state: 0, message: "file does not exist" } };
  if (form === "status-in-200") return { status: 200, body: { status: 534, message: "in analysis" } };
  return {
    status: statusOf(s, 534),
    body: { state: s.failureState, message: "in analysis", [s.codeField]: 534 },
  };
}

/** A29: the second value of the shoulder rotation is at the one phase or at the other. */
function filed({ pelvis }: Reads, values: ByMetric): ByMetric {
  if (pelvis === "impact") return values;
  const { impact = 0, ...others } = values.upper_pelvis_shoulder_y ?? {};
  return { ...values, upper_pelvis_shoulder_y: { ...others, after_impact: impact } };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** A31: by metric, or by phase with a total each, and the mean of the totals; of three decimals then (E26). */
function scores(reads: Reads): Fields {
  const byMetric = filed(reads, marks);
  if (reads.shape === "metric") return byMetric;
  const byPhase: { [phase: string]: { [metric: string]: number } } = {};
  for (const [metric, phases] of Object.entries(byMetric))
    for (const [phase, mark] of Object.entries(phases))
      byPhase[phase] = { ...byPhase[phase], [metric]: mark };
  const totals = Object.values(byPhase).map((group) => sum(Object.values(group)));
  const groups = Object.entries(byPhase).map(([phase, group], at) => {
    const own = Object.entries(group).map(([metric, mark]) => [metric, rounded(mark)]);
    return [phase, { ...Object.fromEntries(own), total: rounded(totals[at] ?? 0) }];
  });
  return { ...Object.fromEntries(groups), total_score: rounded(sum(totals) / totals.length) };
}
