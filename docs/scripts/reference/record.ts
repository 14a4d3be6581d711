// The pages that show the record: facts, open questions, evidence and profiles.

import { ambiguities, evidence, facts, familyTitles, pages, profiles } from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { type Blocks, blocks, code, json, table } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Text = { readonly [language in Language]: string };
type Reading = {
  readonly text: Text;
  readonly facts: readonly string[];
  readonly evidence?: readonly string[];
  readonly unsupported?: boolean;
  readonly value?: unknown;
};
type Ambiguity = { readonly [key in "id" | "family" | "confidence" | "status"]: string } & {
  readonly [key in "title" | "question" | "decision"]: Text;
} & {
  readonly readings: readonly Reading[];
  readonly evidence: readonly string[];
  readonly profile?: readonly {
    readonly key: string;
    readonly text: Text;
    readonly values: readonly Reading[];
  }[];
  readonly noProbe?: Text;
  readonly probe?: { readonly id: string; readonly cost: string; readonly how: Text };
};
type Evidence = { readonly [key in "id" | "family" | "date" | "source"]: string } & { readonly text: Text };

const questions: { readonly [id: string]: Ambiguity } = ambiguities;
const known: { readonly [id: string]: Evidence } = evidence;

/** An entry: its heading, and its id as its anchor in every language. */
const entry = (id: string, title: string, ...parts: readonly Blocks[]): string =>
  blocks(`### ${[id, title].filter(Boolean).join(" ")} {#${id.toLowerCase()}}`, parts);

function byFamily<Row extends { readonly family: string }>(
  rows: { readonly [id: string]: Row },
  language: Language,
  show: (row: Row) => string,
): string {
  const ofFamily = (name: string) => Object.values(rows).filter(({ family }) => family === name);
  const families = Object.entries(familyTitles);
  return blocks(families.map(([name, title]) => [`## ${title[language]}`, ofFamily(name).map(show)]));
}

export const factsPage = ({ language }: Edition): string =>
  blocks(
    Object.entries(pages).map(([slug, { title, published, note, facts: ids }]) => [
      `## ${slug}`,
      `${title}, ${published}. ${note[language]}`,
      ids.map((id) => entry(id, "", facts[id].text[language])),
    ]),
  );

export const evidencePage = ({ language, say }: Edition): string =>
  byFamily(known, language, ({ id, text, source, date }) =>
    entry(id, "", text[language], `${say(`source-${source}`)}, ${date}`),
  );

export const ambiguitiesPage = (edition: Edition): string =>
  byFamily(questions, edition.language, (row) => question(row, edition));

function question(row: Ambiguity, edition: Edition): string {
  const { language, say, terms } = edition;
  const { probe, noProbe, profile = [] } = row;
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 && [say(name), items.map((item) => `- ${item}`).join("\n")];
  const supported = (one: Reading) => `${one.text[language]}${support(one, edition)}`;
  const measured = row.evidence.map((id) => `${id} (${known[id]?.date})`).join(", ");
  return entry(
    row.id,
    row.title[language].replaceAll("`", ""),
    `**${row.question[language]}**`,
    list("readings", row.readings.map(supported)),
    say("taken"),
    terms(
      [row.status === "open" ? "meanwhile" : "decision", row.decision[language]],
      ["confidence", say(`confidence-${row.confidence}`)],
      ["status", say(`status-${row.status}`)],
      ["probe", probe && `${code(probe.id)} (${say(`cost-${probe.cost}`)}): ${probe.how[language]}`],
      ["no-probe", noProbe?.[language]],
      ["known", measured],
    ),
    profile.map(({ key, text, values }) => {
      const rows = values.map((one) => [json(one.value), supported(one)]);
      return [say("on-the-wire"), table([code(key), text[language]], rows)];
    }),
  );
}

/** The ids that support a reading and that its text does not name already. */
function support({ text, facts, evidence = [], unsupported }: Reading, { say }: Edition): string {
  if (unsupported) return ` (${say("unsupported")})`;
  const ids = [...facts, ...evidence].filter((id) => !text.en.includes(id));
  return ids.length > 0 ? ` (${ids.join(", ")})` : "";
}

export function profilesPage({ language, say }: Edition): string {
  const named: readonly { readonly [key: string]: unknown }[] = Object.values(profiles);
  const rows = Object.values(questions).flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => {
      const values = named.map((profile) => json(profile[key]));
      return [code(key), ...values, `${id}: ${text[language]}`];
    }),
  );
  return table([say("key"), ...Object.keys(profiles), say("about")], rows);
}
