import { idsOf, objectsOf, type Place } from "../walk.ts";
import type { Anchors } from "./anchors.ts";
import type { JsonObject } from "./bundle.ts";
import type { Language, Ledger } from "./ledger.ts";
import type { Translate } from "./words.ts";

/** What the texts of one language are made with. */
export type Edition = {
  readonly ledger: Ledger;
  readonly language: Language;
  readonly t: Translate;
  readonly anchors: Anchors;
};

/**
 * Ends each description with links to its facts and, word for word, to the questions of its ambiguities, so that a
 * reader of the reference, or of the generated types, sees them where the doubt arises.
 */
export function withProvenance(document: JsonObject, edition: Edition): JsonObject {
  const copy = structuredClone(document);
  for (const { node } of objectsOf(copy)) {
    const text = provenance(node, edition);
    // The description of a server is no Markdown.
    if (typeof node.description !== "string" || text === "" || "url" in node) continue;
    (node as JsonObject).description = `${node.description.trimEnd()}\n\n${text}`;
  }
  return copy;
}

function provenance(node: Place["node"], { ledger, language, t, anchors }: Edition): string {
  const facts = idsOf(node, "x-fact").map(anchors.link);
  const questions = idsOf(node, "x-ambiguity").flatMap((id) => {
    const ambiguity = ledger.ambiguities.find((known) => known.id === id);
    if (!ambiguity) return [];
    return [`- ${anchors.link(id)} ${ambiguity.question[language]} (${t(`status-${ambiguity.status}`)})`];
  });
  return [
    ...(facts.length > 0 ? [`${t("documented-as")}: ${facts.join(", ")}`] : []),
    ...(questions.length > 0 ? [`${t("unclear")}:\n${questions.join("\n")}`] : []),
  ].join("\n\n");
}
