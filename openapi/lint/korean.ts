import { isText } from "../walk.ts";
import type { Rule } from "./rule.ts";

const hangul = /[\uac00-\ud7a3]/;

/** Each text is in Korean, and nothing else differs; a text for a place that does not exist shows as a difference, too. */
export const koreanIsText: Rule = ({ en, ko }) => {
  const [english, korean] = [new Map(leavesOf(en)), new Map(leavesOf(ko))];
  return [...new Set([...english.keys(), ...korean.keys()])].flatMap((pointer) => {
    const [text, twin] = [english.get(pointer), korean.get(pointer)];
    const isTranslated = typeof text === "string" && typeof twin === "string" && isText(nameOf(pointer));
    if (!isTranslated) return text === twin ? [] : [`A ko.yaml changes ${pointer}, which is no text.`];
    return text !== twin && hangul.test(twin) ? [] : [`${pointer} has no Korean text in a ko.yaml.`];
  });
};

const nameOf = (pointer: string): string => pointer.slice(pointer.lastIndexOf("/") + 1);

function* leavesOf(node: unknown, pointer = "#"): Generator<[pointer: string, value: unknown]> {
  if (typeof node !== "object" || node === null) yield [pointer, node];
  else for (const [key, value] of Object.entries(node)) yield* leavesOf(value, `${pointer}/${key}`);
}
