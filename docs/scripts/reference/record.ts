// The pages that show the record: facts, open questions, evidence and profiles.

import { ambiguities, evidence, facts, familyTitles, pages, profiles } from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { type Blocks, blocks, code, json, table } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Text = { readonly [language in Language]: string };
type Supported = {
  readonly text: Text;
  readonly facts: readonly string[];
  readonly evidence?: readonly string[];
  readonly unsupported?: boolean;
};
type Key = {
  readonly key: string;
  readonly text: Text;
  readonly values: readonly (Supported & { readonly value: unknown })[];
};
type Ambiguity = { readonly [key in "id" | "family" | "confidence" | "status"]: string } & {
  readonly [key in "title" | "question" | "decision"]: Text;
} & {
  readonly readings: readonly Supported[];
  readonly evidence: readonly string[];
  readonly profile?: readonly Key[];
  readonly noProbe?: Text;
  readonly probe?: { readonly id: string; readonly cost: string; readonly how: Text };
};
type Evidence = { readonly [key in "id" | "family" | "date" | "source"]: string } & { readonly text: Text };

const questions: readonly Ambiguity[] = Object.values(ambiguities);
const known: { readonly [id: string]: Evidence } = evidence;

/** An entry: its heading, and its id as its anchor in every language. */
const entry = (id: string, title: string, ...parts: readonly Blocks[]): string =>
  blocks(`### ${[id, title].filter(Boolean).join(" ")} {#${id.toLowerCase()}}`, parts);

/** Entries under the title of their family. */
const byFamily = <Row extends { readonly family: string }>(
  rows: readonly Row[],
  { language }: Edition,
  show: (row: Row) => string,
): string =>
  blocks(
    Object.entries(familyTitles).map(([name, title]) => [
      `## ${title[language]}`,
      rows.filter(({ family }) => family === name).map(show),
    ]),
  );

export const factsPage = ({ language }: Edition): string =>
  blocks(
    Object.entries(pages).map(([slug, { title, published, note, facts: ids }]) => [
      `## ${slug}`,
      `${title}, ${published}. ${note[language]}`,
      ids.map((id) => entry(id, "", facts[id].text[language])),
    ]),
  );

export const evidencePage = (edition: Edition): string =>
  byFamily(Object.values(known), edition, ({ id, text, source, date }) =>
    entry(id, "", text[edition.language], `${edition.say(`source-${source}`)}, ${date}`),
  );

export const ambiguitiesPage = (edition: Edition): string =>
  byFamily(questions, edition, (row) => question(row, edition));

function question(row: Ambiguity, edition: Edition): string {
  const { language, say, terms } = edition;
  const { probe, noProbe, profile = [] } = row;
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 && [say(name), items.map((item) => `- ${item}`).join("\n")];
  const supported = (one: Supported) => `${one.text[language]}${support(one, edition)}`;
  const measured = row.evidence.map((id) => `${id} (${known[id]?.date}): ${known[id]?.text[language]}`);
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
    ),
    list("known", measured),
    profile.map(({ key, text, values }) => {
      const rows = values.map((one) => [json(one.value), supported(one)]);
      return [say("on-the-wire"), table([code(key), text[language]], rows)];
    }),
  );
}

/** The ids that support a reading and that its text does not name already. */
function support({ text, facts, evidence = [], unsupported }: Supported, { say }: Edition): string {
  if (unsupported) return ` (${say("unsupported")})`;
  const ids = [...facts, ...evidence].filter((id) => !text.en.includes(id));
  return ids.length > 0 ? ` (${ids.join(", ")})` : "";
}

export function profilesPage({ language, say }: Edition): string {
  const named: readonly { readonly [key: string]: unknown }[] = Object.values(profiles);
  const rows = questions.flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => {
      const values = named.map((profile) => json(profile[key]));
      return [code(key), ...values, `${id}: ${text[language]}`];
    }),
  );
  return table([say("key"), ...Object.keys(profiles), say("about")], rows);
}
