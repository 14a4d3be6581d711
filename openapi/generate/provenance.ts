import { idsOf, objectsOf, type Place } from "../walk.ts";
import type { JsonObject, Language, Source } from "./source.ts";

const words = {
  en: {
    facts: "Documented as",
    evidence: "Expected by evidence",
    unclear: "Not clear from the page",
    open: "open",
    decided: "decided",
    "wording-only": "a matter of wording, nothing on the wire",
  },
  ko: {
    facts: "문서 근거",
    evidence: "확인된 사례에 따른 예상",
    unclear: "페이지만으로 알 수 없는 점",
    open: "미확인",
    decided: "결정",
    "wording-only": "표기 문제이며 실제 응답에는 영향 없음",
  },
} as const;

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
