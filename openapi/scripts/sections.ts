import type { Ambiguity, CatalogueRow, Evidence, ProfileKey } from "./ledger.ts";
import type { Edition } from "./provenance.ts";

/** A chapter of the reference about the whole API: a tag that no operation has, with its text in Markdown. */
export type Section = {
  readonly name: string;
  readonly description: string;
  readonly "x-traitTag": true;
  /** The same in each language. */
  readonly "x-slug": string;
};

/** The ledger as chapters, in one language. Their words are in words.yaml, everything else is in the ledger. */
export function sections(edition: Edition): Section[] {
  const { ledger, language, t, anchors } = edition;
  const section = (slug: string, blocks: readonly string[]): Section => ({
    name: t(slug),
    description: linked([t(`${slug}-intro`), ...blocks].join("\n\n"), edition),
    "x-traitTag": true,
    "x-slug": slug,
  });
  const entry = (id: string, text: string): string => `### ${anchors.heading(id)}\n\n${text}`;
  return [
    section("error-codes", [codeTable(edition), ...ledger.errorCodes.map((row) => errorCode(row, edition))]),
    section(
      "ambiguities",
      ledger.ambiguities.map((row) => entry(row.id, ambiguity(row, edition))),
    ),
    section("profiles", [profileTable(edition)]),
    section("facts", [
      ledger.page.note[language],
      ...ledger.facts.map(({ id, text }) => entry(id, text[language])),
    ]),
    section(
      "evidence",
      ledger.evidence.map((row) => entry(row.id, evidence(row, edition))),
    ),
  ];
}

/** Every id in running text becomes a link to its entry; a heading is that entry, code stays as it is. */
function linked(markdown: string, { anchors }: Edition): string {
  return markdown.replace(/^#.*$|`[^`]*`|\b[FAE]\d\d\b/gm, (text) =>
    /^[FAE]\d\d$/.test(text) ? anchors.link(text) : text,
  );
}

const list = (rows: readonly (readonly [string, string] | undefined)[]): string =>
  rows.flatMap((row) => (row ? [`- **${row[0]}**: ${row[1]}`] : [])).join("\n");

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const cite = (ids: readonly string[]): string => (ids.length > 0 ? ` (${ids.join(", ")})` : "");

function codeTable({ ledger, language, t }: Edition): string {
  const rows = ledger.errorCodes.map(({ code, meaning, registered, category, retry, charged }) => [
    `\`${code}\``,
    meaning[language],
    registered?.meaning ?? t("unregistered"),
    t(`category-${category}`),
    t(`retry-${retry}`),
    t(`charged-${charged}`),
  ]);
  return table([t("code"), t("meaning"), t("registered"), t("category"), t("retry"), t("charged")], rows);
}

function errorCode(row: CatalogueRow, edition: Edition): string {
  const { language, t } = edition;
  const facts = list([
    [t("meaning"), `${row.meaning[language]}${cite(row.documented)}`],
    [t("registered"), registered(row, edition)],
    [t("category"), t(`category-${row.category}`)],
    [t("message"), `\`${row.message.text}\` (${t(`message-${row.message.source}`)})`],
    [t("cause"), row.cause[language]],
    [t("advice"), row.advice[language]],
    [t("retry"), t(`retry-${row.retry}`)],
    [t("charged"), t(`charged-${row.charged}`)],
    [t("mock"), `\`Prefer: code=${row.code}\``],
  ]);
  return `### ${row.code} ${row.name}\n\n${facts}`;
}

/** HTTP's own meaning of the number, which is what a gateway means by it. */
function registered(row: CatalogueRow, { language, t }: Edition): string {
  if (row.registered === null) return t("unregistered-why");
  const { meaning, note } = row.registered;
  return [`${meaning}.`, t("registered-why"), ...(note ? [note[language]] : [])].join(" ");
}

function ambiguity(row: Ambiguity, edition: Edition): string {
  const { ledger, language, t } = edition;
  const readings = row.readings
    .map((reading) => `- ${reading.text[language]}${support(reading, edition)}`)
    .join("\n");
  const { probe, noProbe } = row;
  const taken = list([
    [t(row.status === "open" ? "meanwhile" : "decision"), row.decision[language]],
    [t("confidence"), t(`confidence-${row.confidence}`)],
    [t("status"), t(`status-${row.status}`)],
    probe && [t("probe"), `\`${probe.id}\` (${t(`cost-${probe.cost}`)}): ${probe.how[language]}`],
    noProbe && [t("no-probe"), noProbe[language]],
  ]);
  const known = row.evidence.map((id) => {
    const found = ledger.evidence.find((candidate) => candidate.id === id);
    return `- ${id} (${found?.date}): ${found?.text[language]}`;
  });
  return [
    `**${row.question[language]}**`,
    `${t("readings")}\n\n${readings}`,
    `${t("taken")}\n\n${taken}`,
    ...(known.length > 0 ? [`${t("known")}\n\n${known.join("\n")}`] : []),
    ...(row.profile ?? []).map((key) => profileKey(key, edition)),
  ].join("\n\n");
}

type Supported = {
  readonly text: { readonly en: string };
  readonly facts: readonly string[];
  readonly evidence?: readonly string[];
  readonly unsupported?: true;
};

/** The ids that support a reading and that its text does not name already. */
function support({ text, facts, evidence = [], unsupported }: Supported, { t }: Edition): string {
  if (unsupported) return ` (${t("unsupported")})`;
  return cite([...facts, ...evidence].filter((id) => !text.en.includes(id)));
}

function profileKey({ key, text, values }: ProfileKey, edition: Edition): string {
  const { language, t } = edition;
  const rows = values.map((value) => [
    `\`${JSON.stringify(value.value)}\``,
    `${value.text[language]}${support(value, edition)}`,
  ]);
  return `${t("on-the-wire")}\n\n${table([`\`${key}\``, text[language]], rows)}`;
}

function profileTable({ ledger, language, t }: Edition): string {
  const names = Object.keys(ledger.profiles);
  const rows = ledger.ambiguities.flatMap(({ id, profile = [] }) =>
    profile.map(({ key, text }) => [
      `\`${key}\``,
      ...names.map((name) => `\`${JSON.stringify(ledger.profiles[name]?.[key])}\``),
      `${id}: ${text[language]}`,
    ]),
  );
  return table([t("key"), ...names, t("about")], rows);
}

function evidence(row: Evidence, { language, t }: Edition): string {
  return `${row.text[language]}\n\n${t(`source-${row.source}`)}, ${row.date}`;
}
