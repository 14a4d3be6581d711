import { ambiguities, evidence, facts, familyTitles, pages, profiles } from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { code, entry, linked, table, terms } from "./markdown.ts";
import { word, wordsOf } from "./words.ts";

type Text = { readonly en: string; readonly ko: string };
type Supported = {
  readonly text: Text;
  readonly facts: readonly string[];
  readonly evidence?: readonly string[];
  readonly unsupported?: boolean;
};
type ProfileKey = {
  readonly key: string;
  readonly text: Text;
  readonly values: readonly (Supported & { readonly value: unknown })[];
};
type Ambiguity = {
  readonly id: string;
  readonly family: string;
  readonly title: Text;
  readonly question: Text;
  readonly readings: readonly Supported[];
  readonly decision: Text;
  readonly confidence: string;
  readonly evidence: readonly string[];
  readonly status: string;
  readonly profile?: readonly ProfileKey[];
  readonly noProbe?: Text;
  readonly probe?: { readonly id: string; readonly cost: string; readonly how: Text };
};
type Evidence = {
  readonly id: string;
  readonly family: string;
  readonly text: Text;
  readonly date: string;
  readonly source: string;
};

const openQuestions = Object.values(ambiguities) as readonly Ambiguity[];
const allEvidence: { readonly [id: string]: Evidence } = evidence;

/** The pages that show the record: facts, open questions, evidence and profiles; file name → Markdown. */
export const recordPages = (language: Language): [string, string][] => {
  const t = wordsOf("record", language);
  const page = (name: string, title: string, blocks: readonly string[]): [string, string] => [
    name,
    `${linked([`# ${title}`, ...blocks].join("\n\n"), name)}\n`,
  ];
  return [
    page("facts", t.facts, [
      t["facts-intro"],
      ...Object.entries(pages).flatMap((one) => factsOf(one, language)),
    ]),
    page("ambiguities", t.ambiguities, [
      t["ambiguities-intro"],
      ...byFamily(openQuestions, language, (one) => question(one, language)),
    ]),
    page("evidence", t.evidence, [
      t["evidence-intro"],
      ...byFamily(Object.values(allEvidence), language, (one) =>
        entry(
          one.id,
          "",
          one.text[language],
          `${word("record", language, `source-${one.source}`)}, ${one.date}`,
        ),
      ),
    ]),
    page("profiles", t.profiles, [t["profiles-intro"], profileTable(language)]),
  ];
};

type Page = (typeof pages)[keyof typeof pages];

function factsOf(
  [slug, { title, published, note, facts: ids }]: [string, Page],
  language: Language,
): string[] {
  const all: { readonly [id: string]: { readonly text: Text } } = facts;
  return [
    `## ${slug}`,
    `${title}, ${published}. ${note[language]}`,
    ...ids.map((id) => entry(id, "", all[id]?.text[language] ?? "")),
  ];
}

/** Entries under the title of their family. */
function byFamily<Row extends { readonly family: string }>(
  rows: readonly Row[],
  language: Language,
  show: (row: Row) => string,
): string[] {
  return Object.entries(familyTitles).flatMap(([name, title]) => [
    `## ${title[language]}`,
    ...rows.filter(({ family }) => family === name).map(show),
  ]);
}

function question(row: Ambiguity, language: Language): string {
  const t = wordsOf("record", language);
  const say = (name: string) => word("record", language, name);
  const { probe, noProbe } = row;
  const readings = row.readings.map((one) => `- ${one.text[language]}${support(one, language)}`).join("\n");
  const taken = terms([
    [row.status === "open" ? t.meanwhile : t.decision, row.decision[language]],
    [t.confidence, say(`confidence-${row.confidence}`)],
    [t.status, say(`status-${row.status}`)],
    [t.probe, probe && `\`${probe.id}\` (${say(`cost-${probe.cost}`)}): ${probe.how[language]}`],
    [t["no-probe"], noProbe?.[language]],
  ]);
  const known = row.evidence.map(
    (id) => `- ${id} (${allEvidence[id]?.date}): ${allEvidence[id]?.text[language]}`,
  );
  return entry(
    row.id,
    row.title[language].replaceAll("`", ""),
    `**${row.question[language]}**`,
    `${t.readings}\n\n${readings}`,
    `${t.taken}\n\n${taken}`,
    ...(known.length > 0 ? [`${t.known}\n\n${known.join("\n")}`] : []),
    ...(row.profile ?? []).map((key) => profileKey(key, language)),
  );
}

/** The ids that support a reading and that its text does not name already. */
function support({ text, facts, evidence = [], unsupported }: Supported, language: Language): string {
  if (unsupported) return ` (${wordsOf("record", language).unsupported})`;
  const ids = [...facts, ...evidence].filter((id) => !text.en.includes(id));
  return ids.length > 0 ? ` (${ids.join(", ")})` : "";
}

function profileKey({ key, text, values }: ProfileKey, language: Language): string {
  const rows = values.map((value) => [
    code(JSON.stringify(value.value)),
    `${value.text[language]}${support(value, language)}`,
  ]);
  return `${wordsOf("record", language)["on-the-wire"]}\n\n${table([code(key), text[language]], rows)}`;
}

function profileTable(language: Language): string {
  const t = wordsOf("record", language);
  const named = Object.entries(profiles) as [string, { readonly [key: string]: unknown }][];
  const rows = openQuestions.flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => [
      code(key),
      ...named.map(([, profile]) => code(JSON.stringify(profile[key]))),
      `${id}: ${text[language]}`,
    ]),
  );
  return table([t.key, ...named.map(([name]) => name), t.about], rows);
}
