import { scenarios } from "../sources.ts";
import { blocks, code, codes, json } from "./markdown.ts";
import type { Edition } from "./words.ts";

/** A row of what the mock generates of its scenarios. */
export type Scenario = (typeof scenarios)[number];

export function scenariosPage(edition: Edition): string {
  const { language, say, table } = edition;
  const faults = scenarios.filter(({ fault }) => fault);
  const answers = scenarios.filter(({ fault }) => !fault);
  const link = (name: string) => `[${code(name)}](#${name})`;
  const answerRows = answers.map(({ name, code: number, operations, text }) => [
    ...[link(name), code(`${number}`), codes(operations), text[language]],
  ]);
  const faultRows = faults.map(({ name, fault, text }) => {
    const value = fault?.value ? `${fault.value.default} ${say(fault.value.unit)}` : "";
    return [link(name), text[language], value, say(`charged-${fault?.phase}`)];
  });
  return blocks(
    say("ways"),
    say("order"),
    `## ${say("answers")}`,
    say("answers-intro"),
    table(["scenario", "code", "operations", "meaning"], answerRows),
    answers.map((row) => section(row, edition)),
    `## ${say("faults")}`,
    say("faults-intro"),
    table(["fault", "meaning", "value", "fault-charged"], faultRows),
    faults.map((row) => section(row, edition)),
  );
}

/** One scenario with all the ways to it. Its heading is its name, so that its anchor is too, in every language. */
function section(scenario: Scenario, edition: Edition): string {
  const { name, operations, category, fault, uuidSuffix, text, code: number } = scenario;
  const { language, say, terms } = edition;
  const answer = number !== undefined && code(number);
  return blocks(
    `### ${name}`,
    terms(
      ["meaning", text[language]],
      ["operations", !fault && codes(operations)],
      ["code", answer && (category === "success" ? answer : `[${answer}](error-codes.md#${number}-${name})`)],
      ["category", !fault && say(`category-${category}`)],
      ["phase", fault && say(`phase-${fault.phase}`)],
      ["value", fault?.value && valueText(fault.value, edition)],
      ["header", headers(scenario).join(` ${say("or")} `)],
      ["uuid", code(`00000000-0000-4000-8000-${uuidSuffix}`)],
      ["control", byControl(scenario)],
    ),
  );
}

function valueText(value: NonNullable<NonNullable<Scenario["fault"]>["value"]>, { say }: Edition): string {
  const { unit, most, default: usual } = value;
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
  const byFault = `fault=${name}${value === undefined ? "" : `=${value}`}`;
  const other = fault ? byFault : isFirst && `code=${number}`;
  return [`example=${name}`, other].filter(Boolean).map((header) => code(`Prefer: ${header}`));
}

/** What the control API is sent for it. */
export const byControl = (scenario: Scenario): string =>
  `${code("POST /__mock/next")}, ${json({ scenario: scenario.name, value: exampleValue(scenario) })}`;
