import type { Language, Localized as Text } from "@remo-kit/common/language";
import { listIds } from "@remo-kit/common/printable";
import type { Divergence, RunModel } from "../../model/run.ts";
import { openQuestions, profileRows, readingRows } from "../rows.ts";
import { inLanguage } from "../sentences.ts";
import { confidenceTexts, kindTexts, servedTexts, serverTexts } from "../texts.ts";
import { code, sentence } from "./text.ts";

/** What is between the server and the pages; what only the kit itself does otherwise is not the vendor's. */
const ofServer: readonly Divergence["kind"][] = [
  ...(["schema", "content-type", "encoding", "notation", "code"] as const),
  ...(["credits", "profile", "case"] as const),
];

/** A page for those who run the server, in plain sentences: what it does, what differs from the pages, what stays open. */
export function toServerPage(model: RunModel, language: Language): string {
  const say = (text: Text | undefined) => text?.[language] ?? "";
  const section = (title: Text, lines: readonly string[], none?: Text) =>
    lines.length > 0 ? [`## ${say(title)}`, lines.join("\n")] : none ? [`## ${say(title)}`, say(none)] : [];
  const given = model.divergences.filter(({ kind }) => kind === "security");
  const differing = model.divergences.filter(({ kind }) => ofServer.includes(kind));
  const { server, date, requests } = serverTexts;
  const parts = [
    `# ${say(serverTexts.title)}`,
    say(serverTexts.intro),
    [
      `- ${say(server)}: ${code(originOf(model.target))}`,
      `- ${say(date)}: ${code(model.date)}`,
      `- ${say(requests)}: ${model.budget.requests}`,
    ].join("\n"),
    ...section(
      serverTexts.security,
      given.map(({ exchanges }) => `- ${say(serverTexts.securityText)} ${proofText(exchanges, say)}`),
    ),
    ...section(serverTexts.does, [...servedLines(model, say), ...foundLines(model, say)], serverTexts.none),
    ...section(
      serverTexts.differs,
      differing.map((one) => `- ${differenceText(one, model, language)}`),
      serverTexts.none,
    ),
    ...section(
      serverTexts.open,
      openQuestions(model).map(
        ({ question, how, isFree }) =>
          `- **${say(question)}** ${withoutIds(say(how))} ${say(isFree ? serverTexts.free : serverTexts.mayCost)}`,
      ),
      serverTexts.none,
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

type Say = (text: Text | undefined) => string;

/** An address may have a user and a password in it. */
const originOf = (target: string) => (URL.canParse(target) ? new URL(target).origin : target);

const proofText = (ids: readonly number[], say: Say, confidence?: Text): string => {
  const said = [confidence && say(confidence), ids.length > 0 && `${say(serverTexts.shown)} ${listIds(ids)}`];
  const text = said.filter(Boolean).join("; ");
  return text === "" ? "" : `(${text})`;
};

const servedLines = ({ served = [] }: RunModel, say: Say): string[] =>
  served.map(({ operation, verdict, detail }) => {
    const how =
      verdict === "api" ? say(serverTexts.served) : `${say(servedTexts[verdict])} (${code(detail)})`;
    return `- ${code(operation)}: ${how}`;
  });

function foundLines(model: RunModel, say: Say): string[] {
  const keys = profileRows(model).map(({ about, meaning, confidence, proof }) => {
    return `- **${say(about)}** ${say(meaning)} ${proofText(proof, say, confidence && confidenceTexts[confidence])}`;
  });
  const others = readingRows(model).flatMap(({ question, reading, confidence, proof }) => {
    if (reading === undefined || !confidence) return [];
    const words = typeof reading === "object" ? say(reading) : code(reading);
    return `- **${say(question)}** ${words} ${proofText(proof, say, confidenceTexts[confidence])}`;
  });
  return [...keys, ...others];
}

/** The ids of facts and ambiguities mean nothing to a person outside of the kit. */
const withoutIds = (text: string) => text.replace(/ ?\(([A-Z]\d+(, )?)+\)/g, "");

/** What only those who ran the suite can do, and its ids. */
const withoutOwn = (text: string) =>
  text
    .replace(/[:;] run --only .*?(?=;|$)/g, "")
    .replace(/, [A-Z]\d+\)/g, ")")
    .replace(/#(?=\d)/g, "");

/** Backticks mark code, here as in the ledger. */
const marked = (text: string) =>
  text
    .split("`")
    .map((part, at) => (at % 2 === 1 ? code(part) : sentence(part)))
    .join("");

function differenceText(one: Divergence, { cases }: RunModel, language: Language): string {
  const { key, kind, text, expected, received, exchanges } = one;
  const say: Say = (both) => both?.[language] ?? "";
  const [, ...rest] = key.split(":");
  const title = cases.find(({ id }) => kind === "case" && id === rest[0])?.title;
  const where = ["schema", "code", "credits"].includes(kind) ? code(rest.join(" ")) : "";
  const said = inLanguage(withoutOwn(text), language);
  const isSaid = language === "en" || said !== withoutOwn(text);
  const what = title ? sentence(withoutIds(title)) : isSaid ? marked(said) : say(kindTexts[kind]);
  const values = [
    ...(expected === undefined ? [] : [`${say(serverTexts.pages)} ${code(expected)}`]),
    ...(received === undefined ? [] : [`${say(serverTexts.came)} ${code(received)}`]),
  ].join(", ");
  const proof = `(${exchanges.length}${language === "en" ? " " : ""}${say(serverTexts.answers)} ${exchanges[0]})`;
  return [[where, what, values].filter(Boolean).join(": "), exchanges.length > 0 ? proof : ""]
    .join(" ")
    .trim();
}
