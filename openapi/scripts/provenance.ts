import { idsOf, objectsOf, type Place } from "../walk.ts";
import type { JsonObject } from "./bundle.ts";
import type { Language, Ledger } from "./ledger.ts";

const words = {
  en: { facts: "Documented as", open: "Left open" },
  ko: { facts: "문서 근거", open: "확인되지 않은 점" },
} as const;

/**
 * Ends each description with the ids of its facts and, word for word, the questions that it leaves open, so that a
 * reader of the reference, or of the generated types, sees them where the doubt arises.
 */
export function withProvenance(document: JsonObject, ledger: Ledger, language: Language): JsonObject {
  const copy = structuredClone(document);
  for (const { node } of objectsOf(copy)) {
    const text = provenance(node, ledger, language);
    if (typeof node.description !== "string" || text === "" || "url" in node) continue; // A server's is no Markdown.
    (node as JsonObject).description = `${node.description.trimEnd()}\n\n${text}`;
  }
  return copy;
}

function provenance(node: Place["node"], ledger: Ledger, language: Language): string {
  const { facts, open } = words[language];
  const ids = idsOf(node, "x-fact");
  const questions = idsOf(node, "x-ambiguity").flatMap((id) => {
    const ambiguity = ledger.ambiguities.find((known) => known.id === id);
    return ambiguity ? [`- ${id}: ${ambiguity.question[language]}`] : [];
  });
  return [
    ...(ids.length > 0 ? [`${facts}: ${ids.join(", ")}`] : []),
    ...(questions.length > 0 ? [`${open}:\n${questions.join("\n")}`] : []),
  ].join("\n\n");
}
