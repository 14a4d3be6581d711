import { type ErrorCode, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";
import { type FaultName, faults } from "./faults.ts";

/** The name of a refusal, as in the catalogue of error codes. */
export type RefusalName = ErrorCodeEntry["name"];
export type SuccessName = keyof typeof successes;
/** A situation that the mock can be put in. */
export type ScenarioName = SuccessName | RefusalName | FaultName;

export type Scenario = {
  readonly name: ScenarioName;
  readonly category: "success" | ErrorCodeEntry["category"] | "fault";
  /** The code that it answers; undefined for a fault. */
  readonly code: 200 | ErrorCode | undefined;
  /** What a uuid ends in that asks for it; the digits before are free. */
  readonly uuidSuffix: string;
  readonly text: { readonly en: string; readonly ko: string };
};

const successes = {
  accepted: {
    uuidSuffix: "000000000200",
    text: { en: "The video is accepted for analysis.", ko: "영상이 분석 대상으로 접수됩니다." },
  },
  "file-exists": {
    uuidSuffix: "000000000208",
    text: {
      en: "The video is accepted, and its file was there before: `file_exist` is true.",
      ko: "영상이 접수되며, 파일이 이미 있으므로 `file_exist`가 true입니다.",
    },
  },
} as const;

/** Every scenario, by name: what preferences, uuids, the control API, the docs and the tests are made from. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [
    ...Object.entries(successes).map(([name, { uuidSuffix, text }]) => ({
      name: name as SuccessName,
      category: "success" as const,
      code: 200 as const,
      uuidSuffix,
      text,
    })),
    ...Object.values(errorCodes).map(({ name, category, code, meaning }) => ({
      name,
      category,
      code,
      uuidSuffix: String(code).padStart(12, "0"),
      text: meaning,
    })),
    ...Object.entries(faults).map(([name, { suffix, text }]) => ({
      name: name as FaultName,
      category: "fault" as const,
      code: undefined,
      uuidSuffix: suffix,
      text,
    })),
  ].map((scenario): [string, Scenario] => [scenario.name, scenario]),
);

export const scenarioNames: readonly string[] = [...scenarios.keys()];

const bySuffix = new Map([...scenarios.values()].map((scenario) => [scenario.uuidSuffix, scenario]));

/** The scenario that the end of a uuid asks for; undefined if it asks for none. */
export const scenarioOfUuid = (uuid: string): Scenario | undefined =>
  uuid.at(-13) === "-" ? bySuffix.get(uuid.slice(-12).toLowerCase()) : undefined;

/** The scenario that a code stands for: the first with it. */
export const scenarioOfCode = (code: number): Scenario | undefined =>
  [...scenarios.values()].find((scenario) => scenario.code === code);
