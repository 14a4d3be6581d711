import type { Ambiguity, CatalogueRow, Evidence, Language, Ledger, ProfileKey } from "./ledger.ts";
import { readYaml } from "./room.ts";

/** A chapter of the reference about the whole API: a tag that no operation has, with its text in Markdown. */
export type Section = {
  readonly name: string;
  readonly description: string;
  readonly "x-traitTag": true;
  /** The same in each language. */
  readonly "x-slug": string;
};

type Words = { readonly [word: string]: string };

/** The ledger as chapters, in one language. Their words are in words.yaml, everything else is in the ledger. */
export async function sections(ledger: Ledger, language: Language): Promise<Section[]> {
  const words = ((await readYaml("words.yaml")) as { [language in Language]: Words })[language];
  const t = (word: string): string => {
    const text = words[word];
    if (text === undefined) throw new Error(`openapi/words.yaml has no ${language} text for "${word}".`);
    return text;
  };
  const section = (title: string, blocks: readonly string[]): Section => ({
    name: t(title),
    description: [t(`${title}-intro`), ...blocks].join("\n\n"),
    "x-traitTag": true,
    "x-slug": title,
  });
  return [
    section(
      "error-codes",
      ledger.errorCodes.map((row) => errorCode(row, language, t)),
    ),
    section(
      "ambiguities",
      ledger.ambiguities.map((row) => ambiguity(row, ledger, language, t)),
    ),
    section("profiles", [profileTable(ledger, language, t)]),
    section(
      "facts",
      ledger.facts.map(({ id, text }) => entry(id, text[language])),
    ),
    section(
      "evidence",
      ledger.evidence.map((row) => evidence(row, language, t)),
    ),
  ];
}

type Translate = (word: string) => string;

/** An entry that links can point to: the heading is its id, and so is its anchor. */
const entry = (id: string, text: string): string => `### ${id}\n\n${text}`;

const list = (rows: readonly (readonly [string, string] | undefined)[]): string =>
  rows.flatMap((row) => (row ? [`- **${row[0]}**: ${row[1]}`] : [])).join("\n");

function errorCode(row: CatalogueRow, language: Language, t: Translate): string {
  const facts = list([
    [t("meaning"), `${row.meaning[language]} (${row.documented.join(", ")})`],
    [t("category"), t(`category-${row.category}`)],
    [t("message"), `\`${row.message.text}\` (${t(`message-${row.message.source}`)})`],
    [t("cause"), row.cause[language]],
    [t("advice"), row.advice[language]],
    [t("retry"), t(`retry-${row.retry}`)],
    [t("charged"), t(`charged-${row.charged}`)],
    [t("mock"), `\`Prefer: code=${row.code}\``],
  ]);
  return entry(`${row.code} ${row.name}`, facts);
}

function ambiguity(row: Ambiguity, ledger: Ledger, language: Language, t: Translate): string {
  const readings = row.readings.map(({ text, facts }) => `- ${text[language]}${cite(facts)}`).join("\n");
  const rest = list([
    [t("decision"), row.decision[language]],
    [t("confidence"), t(`confidence-${row.confidence}`)],
    [t("status"), t(`status-${row.status}`)],
    row.probe && [
      t("probe"),
      `\`${row.probe.id}\` (${t(`cost-${row.probe.cost}`)}): ${row.probe.how[language]}`,
    ],
  ]);
  const known = row.evidence.map((id) => {
    const found = ledger.evidence.find((candidate) => candidate.id === id);
    return `- ${id} (${found?.date}): ${found?.text[language]}`;
  });
  const keys = (row.profile ?? []).map((key) => profileKey(key, language, t));
  const blocks = [
    `**${row.question[language]}**`,
    `${t("readings")}\n\n${readings}`,
    `${t("taken")}\n\n${rest}`,
    ...(known.length > 0 ? [`${t("known")}\n\n${known.join("\n")}`] : []),
    ...keys,
  ];
  return entry(row.id, blocks.join("\n\n"));
}

function profileKey({ key, text, values }: ProfileKey, language: Language, t: Translate): string {
  const rows = values.map(
    ({ value, text, facts, evidence }) =>
      `| \`${JSON.stringify(value)}\` | ${text[language]}${cite([...facts, ...evidence])} |`,
  );
  const head = `| \`${key}\` | ${text[language]} |`;
  return [t("on-the-wire"), "", head, "| --- | --- |", ...rows].join("\n");
}

function profileTable(ledger: Ledger, language: Language, t: Translate): string {
  const names = Object.keys(ledger.profiles);
  const rows = ledger.ambiguities.flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => {
      const cells = names.map((name) => `\`${JSON.stringify(ledger.profiles[name]?.[key])}\``);
      return `| \`${key}\` | ${cells.join(" | ")} | ${id}: ${text[language]} |`;
    }),
  );
  const head = [t("key"), ...names, t("about")];
  return [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...rows].join("\n");
}

function evidence(row: Evidence, language: Language, t: Translate): string {
  return entry(row.id, `${row.text[language]}\n\n${t(`source-${row.source}`)}, ${row.date}`);
}

const cite = (ids: readonly string[]): string => (ids.length > 0 ? ` (${ids.join(", ")})` : "");
