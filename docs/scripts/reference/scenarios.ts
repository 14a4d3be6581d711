import { blocks, code, json, table, terms } from "./markdown.ts";
import type { Edition } from "./words.ts";

/** A row of what the mock generates of its scenarios. */
export type Scenario = {
  readonly [key in "name" | "category" | "uuidSuffix"]: string;
} & {
  /** Slugs of the operations that can answer it. */
  readonly operations: readonly string[];
  /** A fault has none. */
  readonly code?: number;
  readonly fault?: {
    readonly phase: string;
    readonly value?: { readonly unit: string; readonly default: string; readonly most: number };
  };
  readonly text: { readonly en: string; readonly ko: string };
};

/** What can be asked of the mock, and in which ways. */
export function scenariosPage(scenarios: readonly Scenario[], edition: Edition): string {
  const { language, say } = edition;
  const faults = scenarios.filter(({ fault }) => fault);
  const answers = scenarios.filter(({ fault }) => !fault);
  const link = (name: string) => `[${code(name)}](#${name})`;
  return blocks(
    say("ways"),
    say("order"),
    `## ${say("answers")}`,
    say("answers-intro"),
    table(
      ["scenario", "code", "operations", "meaning"].map(say),
      answers.map((row) => [
        ...[link(row.name), code(`${row.code}`), row.operations.map(code).join(", ")],
        row.text[language],
      ]),
    ),
    ...answers.map((row) => section(row, edition)),
    `## ${say("faults")}`,
    say("faults-intro"),
    table(
      ["fault", "meaning", "value", "fault-charged"].map(say),
      faults.map(({ name, fault, text }) => [
        ...[
          link(name),
          text[language],
          fault?.value ? `${fault.value.default} ${say(fault.value.unit)}` : "",
        ],
        say(`charged-${fault?.phase}`),
      ]),
    ),
    ...faults.map((row) => section(row, edition)),
  );
}

/** One scenario with all the ways to it. Its heading is its name, so that its anchor is too, in every language. */
function section(scenario: Scenario, edition: Edition): string {
  const { name, operations, category, fault, uuidSuffix, text, code: number } = scenario;
  const { language, say } = edition;
  const refusal = category !== "success" && `[${code(`${number}`)}](error-codes.md#${number}-${name})`;
  const lines = terms(edition, [
    ["meaning", text[language]],
    ["operations", !fault && operations.map(code).join(", ")],
    ["code", number !== undefined && (refusal || code(`${number}`))],
    ["category", !fault && say(`category-${category}`)],
    ["phase", fault && say(`phase-${fault.phase}`)],
    ["value", valueText(scenario, edition)],
    ["header", headers(scenario).join(` ${say("or")} `)],
    ["uuid", code(`00000000-0000-4000-8000-${uuidSuffix}`)],
    ["control", byControl(scenario)],
  ]);
  return blocks(`### ${name}`, lines);
}

function valueText({ fault }: Scenario, { say }: Edition): string {
  if (!fault?.value) return "";
  const { unit, most, default: usual } = fault.value;
  const limited = most < Number.MAX_SAFE_INTEGER;
  const number = limited ? `0–${most.toLocaleString("en")} ${say(unit)}` : say(`any-${unit}`);
  return `${number}${usual.includes("-") ? say("or-range") : ""}${say("default")} ${usual})`;
}

/** The value that the examples have: the default, or the lower end of a default that is a range. */
const exampleValue = ({ fault }: Scenario): string | undefined => fault?.value?.default.split("-")[0];

export function headers(scenario: Scenario): string[] {
  const { name, code: number, fault, uuidSuffix } = scenario;
  const value = exampleValue(scenario);
  const isFirst = uuidSuffix === String(number).padStart(12, "0"); // The one that the code alone asks for.
  const other = fault
    ? [`fault=${name}${value === undefined ? "" : `=${value}`}`]
    : isFirst
      ? [`code=${number}`]
      : [];
  return [`example=${name}`, ...other].map((header) => code(`Prefer: ${header}`));
}

/** What the control API is sent for it. */
export function byControl(scenario: Scenario): string {
  const value = exampleValue(scenario);
  const request = { scenario: scenario.name, ...(value !== undefined && { value }) };
  return `${code("POST /__mock/next")}, ${json(request)}`;
}
