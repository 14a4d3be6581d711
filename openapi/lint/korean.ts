import { isText, objectsOf } from "../walk.ts";
import type { Rule } from "./rule.ts";

const hangul = /[\uac00-\ud7a3]/;

export const eachTextIsInKorean: Rule = ({ en, ko }) => {
  const korean = new Map([...objectsOf(ko)].map(({ pointer, node }) => [pointer, node]));
  return [...objectsOf(en)].flatMap(({ pointer, node }) =>
    Object.entries(node).flatMap(([key, text]) => {
      if (!isText(key) || typeof text !== "string") return [];
      const twin = korean.get(pointer)?.[key];
      const translated = typeof twin === "string" && twin !== text && hangul.test(twin);
      return translated ? [] : [`${pointer}/${key} has no Korean text in a ko.yaml.`];
    }),
  );
};

/** A text for a place that does not exist shows as a difference, too. */
export const koreanTouchesOnlyText: Rule = ({ en, ko }) => differences(en, ko, "#");

function differences(en: unknown, ko: unknown, pointer: string): string[] {
  if (typeof en !== "object" || en === null || typeof ko !== "object" || ko === null) {
    return en === ko ? [] : [`A ko.yaml changes ${pointer}, which is no text.`];
  }
  const [left, right] = [en as { [key: string]: unknown }, ko as { [key: string]: unknown }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    const text = isText(key) && typeof left[key] === "string" && typeof right[key] === "string";
    return text ? [] : differences(left[key], right[key], `${pointer}/${key}`);
  });
}
