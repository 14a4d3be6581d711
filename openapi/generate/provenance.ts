import { idsOf, objectsOf, type Place } from "../walk.ts";
import type { JsonObject, Language, Source } from "./source.ts";
import words from "./words.json" with { type: "json" };

/**
 * Ends each description with its facts and, word for word, the questions of its ambiguities, so that a reader of the
 * reference, or of the generated types, sees them where the doubt arises.
 */
export function withProvenance(document: JsonObject, source: Source, language: Language): JsonObject {
  const questions = new Map(
    source.families.flatMap(({ ambiguities }) =>
      ambiguities.map(({ id, question, status }) => [
        id,
        `${question[language]} (${words[language][status]})`,
      ]),
    ),
  );
  const copy = structuredClone(document);
  for (const { node } of objectsOf(copy)) {
    const text = provenance(node, questions, language);
    // The description of a server is no Markdown.
    if (typeof node.description !== "string" || text === "" || "url" in node) continue;
    (node as { description: string }).description = `${node.description.trimEnd()}\n\n${text}`;
  }
  return copy;
}

function provenance(node: Place["node"], questions: ReadonlyMap<string, string>, language: Language): string {
  const t = words[language];
  const line = (word: string, ids: readonly string[]) =>
    ids.length > 0 ? [`${word}: ${ids.join(", ")}`] : [];
  const open = idsOf(node, "x-ambiguity").map((id) => `- ${id} ${questions.get(id)}`);
  return [
    ...line(t.facts, idsOf(node, "x-fact")),
    ...line(t.evidence, idsOf(node, "x-evidence")),
    ...(open.length > 0 ? [`${t.unclear}:\n${open.join("\n")}`] : []),
  ].join("\n\n");
}
