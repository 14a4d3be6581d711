import type { Language } from "../map.ts";
import { code, linked, table, terms } from "./markdown.ts";
import { word } from "./words.ts";

/** A row of packages/mock-server/generated/scenarios.json. */
export type Scenario = {
  readonly name: string;
  readonly category: string;
  /** Slugs of the operations that can answer it. */
  readonly operations: readonly string[];
  /** A fault has none. */
  readonly code?: number;
  readonly uuidSuffix: string;
  readonly fault?: Fault;
  readonly text: { readonly en: string; readonly ko: string };
};

type Fault = {
  readonly phase: string;
  readonly value?: { readonly unit: string; readonly default: string; readonly most: number };
};

/** What can be asked of the mock, and in which ways: a page of the reference, in Markdown. */
export function scenarioPage(scenarios: readonly Scenario[], language: Language): string {
  const t = translator(language);
  const faults = scenarios.filter(({ fault }) => fault);
  const answers = scenarios.filter(({ fault }) => !fault);
  return [
    `# ${t("title")}`,
    t("intro"),
    t("ways"),
    t("order"),
    `## ${t("answers")}`,
    t("answers-intro"),
    table(
      ["scenario", "code", "operations", "meaning"].map(t),
      answers.map((row) => answerRow(row, language)),
    ),
    ...answers.map((row) => section(row, language)),
    `## ${t("faults")}`,
    t("faults-intro"),
    table(
      ["fault", "meaning", "value", "charged"].map(t),
      faults.map((row) => faultRow(row, language)),
    ),
    `${faults.map((row) => section(row, language)).join("\n\n")}\n`,
  ].join("\n\n");
}

const translator = (language: Language) => (name: string) => word("scenarios", language, name);

function answerRow({ name, operations, code, text }: Scenario, language: Language): string[] {
  const slugs = operations.map((slug) => `\`${slug}\``).join(", ");
  return [`[\`${name}\`](#${name})`, `\`${code}\``, slugs, text[language]];
}

function faultRow({ name, fault, text }: Scenario, language: Language): string[] {
  const t = translator(language);
  const value = fault?.value ? `${fault.value.default} ${t(fault.value.unit)}` : "";
  return [`[\`${name}\`](#${name})`, linked(text[language]), value, t(`charged-${fault?.phase}`)];
}

/** One scenario with all the ways to it. Its heading is its name, so that its anchor is too, in every language. */
function section(scenario: Scenario, language: Language): string {
  const { name, operations, category, fault, uuidSuffix, text } = scenario;
  const t = translator(language);
  const prefer = headers(scenario).map((header) => code(`Prefer: ${header}`));
  const lines = terms([
    [t("meaning"), linked(text[language])],
    [t("operations"), !fault && operations.map(code).join(", ")],
    [t("code"), scenario.code !== undefined && codeText(scenario)],
    [t("category"), !fault && t(`category-${category}`)],
    [t("phase"), fault && t(`phase-${fault.phase}`)],
    [t("value"), fault?.value && valueText(fault.value, language)],
    [t("header"), prefer.join(` ${t("or")} `)],
    [t("uuid"), code(`00000000-0000-4000-8000-${uuidSuffix}`)],
    [t("control"), `${code("POST /__mock/next")}, ${code(JSON.stringify(request(scenario)))}`],
  ]);
  return `### ${name}\n\n${lines}`;
}

/** A refusal leads to its entry among the error codes. */
const codeText = ({ name, code, category }: Scenario): string =>
  category === "success" ? `\`${code}\`` : `[\`${code}\`](error-codes.md#${code}-${name})`;

function valueText({ unit, most, ...value }: NonNullable<Fault["value"]>, language: Language): string {
  const t = translator(language);
  const limited = most < Number.MAX_SAFE_INTEGER;
  const number = limited ? `0–${most.toLocaleString("en")} ${t(unit)}` : t(`any-${unit}`);
  const range = value.default.includes("-") ? t("or-range") : "";
  return `${number}${range}${t("default")} ${value.default})`;
}

/** The value that the examples have: the default, or the lower end of a default that is a range. */
const exampleValue = ({ fault }: Scenario): string | undefined => fault?.value?.default.split("-")[0];

export function headers(scenario: Scenario): string[] {
  const { name, code, fault, uuidSuffix } = scenario;
  const value = exampleValue(scenario);
  if (fault) return [`example=${name}`, value === undefined ? `fault=${name}` : `fault=${name}=${value}`];
  const isFirst = uuidSuffix === String(code).padStart(12, "0"); // The one that the code alone asks for.
  return [`example=${name}`, ...(isFirst ? [`code=${code}`] : [])];
}

/** What the control API is sent for it. */
export function request(scenario: Scenario): object {
  const value = exampleValue(scenario);
  return { scenario: scenario.name, ...(value !== undefined && { value }) };
}
