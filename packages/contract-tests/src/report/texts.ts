import type { Localized as Text } from "@remo-kit/common/language";
import type { CaseResult } from "../model/case.ts";
import type { Finding } from "../model/reading.ts";
import type { CoverageCell, Divergence, RunModel, Verdict } from "../model/run.ts";
import json from "./texts.json" with { type: "json" };

type Texts<Key extends string> = { readonly [Each in Key]: Text };

export const verdictTexts: { readonly [Each in Verdict]: Texts<"title" | "meaning"> } = json.verdicts;
export const kindTexts: Texts<Divergence["kind"]> = json.kinds;
export const outcomeTexts: Texts<CaseResult["outcome"]> = json.outcomes;
export const confidenceTexts: Texts<Finding["confidence"]> = json.confidences;
export const staleTexts: Texts<RunModel["stale"][number]["why"]> = json.stale;
export const costTexts: Texts<"free" | "one-upload" | "paid"> = json.costs;
export const coverageTexts: Texts<CoverageCell["kind"]> = json.coverage;
export const servedTexts: Texts<NonNullable<RunModel["served"]>[number]["verdict"]> = json.served;
/** What a probe reads, in a sentence; a value of the server's own, such as a path, stands for itself. */
export const readingTexts: { readonly [reading: string]: Text | undefined } = json.readings;
export const nextTexts: Texts<keyof typeof json.next> = json.next;
export const serverTexts: Texts<keyof typeof json.server> = json.server;
export const texts: Texts<keyof typeof json.words> = json.words;
