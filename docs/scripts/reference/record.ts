// The pages that show the record: facts, open questions, evidence and profiles.

import { ambiguities, evidence, facts, familyTitles, pages, profiles } from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { blocks, code, json, table, terms } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Text = { readonly [language in Language]: string };
type Ids = readonly string[];
type Supported = {
  readonly text: Text;
  readonly facts: Ids;
  readonly evidence?: Ids;
  readonly unsupported?: boolean;
};
type Reading = Supported & { readonly value: unknown };
type Ambiguity = {
  readonly [key in "id" | "family" | "confidence" | "status"]: string;
} & { readonly [key in "title" | "question" | "decision"]: Text } & {
  readonly readings: readonly Supported[];
  readonly evidence: Ids;
  readonly profile?: readonly {
    readonly key: string;
    readonly text: Text;
    readonly values: readonly Reading[];
  }[];
  readonly noProbe?: Text;
  readonly probe?: { readonly id: string; readonly cost: string; readonly how: Text };
};
type Evidence = { readonly [key in "id" | "family" | "date" | "source"]: string } & { readonly text: Text };

const questions: readonly Ambiguity[] = Object.values(ambiguities);
const known: { readonly [id: string]: Evidence } = evidence;

/** An entry: its heading, and its id as its anchor in every language. */
const entry = (id: string, title: string, ...parts: readonly string[]): string =>
  blocks(`### ${[id, title].filter(Boolean).join(" ")} {#${id.toLowerCase()}}`, ...parts);

/** Entries under the title of their family. */
const byFamily = <Row extends { readonly family: string }>(
  rows: readonly Row[],
  { language }: Edition,
  show: (row: Row) => string,
): string =>
  blocks(
    ...Object.entries(familyTitles).flatMap(([name, title]) => [
      `## ${title[language]}`,
      ...rows.filter(({ family }) => family === name).map(show),
    ]),
  );

export function factsPage({ language }: Edition): string {
  const all: { readonly [id: string]: { readonly text: Text } } = facts;
  return blocks(
    ...Object.entries(pages).flatMap(([slug, { title, published, note, facts: ids }]) => [
      `## ${slug}`,
      `${title}, ${published}. ${note[language]}`,
      ...ids.map((id) => entry(id, "", all[id]?.text[language] ?? "")),
    ]),
  );
}

export const evidencePage = (edition: Edition): string =>
  byFamily(Object.values(known), edition, ({ id, text, source, date }) =>
    entry(id, "", text[edition.language], `${edition.say(`source-${source}`)}, ${date}`),
  );

export const ambiguitiesPage = (edition: Edition): string =>
  byFamily(questions, edition, (row) => question(row, edition));

function question(row: Ambiguity, edition: Edition): string {
  const { language, say } = edition;
  const { probe, noProbe } = row;
  const taken = terms(edition, [
    [row.status === "open" ? "meanwhile" : "decision", row.decision[language]],
    ["confidence", say(`confidence-${row.confidence}`)],
    ["status", say(`status-${row.status}`)],
    ["probe", probe && `${code(probe.id)} (${say(`cost-${probe.cost}`)}): ${probe.how[language]}`],
    ["no-probe", noProbe?.[language]],
  ]);
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? blocks(say(name), items.map((item) => `- ${item}`).join("\n")) : "";
  const supported = (one: Supported) => `${one.text[language]}${support(one, edition)}`;
  return entry(
    row.id,
    row.title[language].replaceAll("`", ""),
    `**${row.question[language]}**`,
    list("readings", row.readings.map(supported)),
    blocks(say("taken"), taken),
    list(
      "known",
      row.evidence.map((id) => `${id} (${known[id]?.date}): ${known[id]?.text[language]}`),
    ),
    ...(row.profile ?? []).map(({ key, text, values }) =>
      blocks(
        say("on-the-wire"),
        table(
          [code(key), text[language]],
          values.map((one) => [json(one.value), supported(one)]),
        ),
      ),
    ),
  );
}

/** The ids that support a reading and that its text does not name already. */
function support({ text, facts, evidence = [], unsupported }: Supported, { say }: Edition): string {
  if (unsupported) return ` (${say("unsupported")})`;
  const ids = [...facts, ...evidence].filter((id) => !text.en.includes(id));
  return ids.length > 0 ? ` (${ids.join(", ")})` : "";
}

export function profilesPage({ language, say }: Edition): string {
  const named = Object.entries(profiles) as [string, { readonly [key: string]: unknown }][];
  const rows = questions.flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => [
      code(key),
      ...named.map(([, profile]) => json(profile[key])),
      `${id}: ${text[language]}`,
    ]),
  );
  return table([say("key"), ...named.map(([name]) => name), say("about")], rows);
}
