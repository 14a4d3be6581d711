import { languages } from "@remo-kit/common/language";
import { expect, test } from "vitest";
import json from "./texts.json" with { type: "json" };

type Node = string | { readonly [name: string]: Node };

/** Every text of the file, with the names that lead to it. */
function leaves(node: Node, path: readonly string[] = []): (readonly [path: string, text: string])[] {
  if (typeof node === "string") return [[path.join("."), node]];
  return Object.entries(node).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}

test("every text of the reports is there in both languages, and the Korean one is Korean", () => {
  const all = leaves(json);
  const named = (language: string) =>
    all.filter(([path]) => path.endsWith(`.${language}`)).map(([path]) => path.slice(0, -3));
  expect(named("en").length).toBeGreaterThan(80);
  expect(named("ko")).toEqual(named("en"));
  expect(all).toHaveLength(languages.length * named("en").length);
  for (const [path, text] of all) {
    const inKorean = path.endsWith(".ko");
    expect(/\p{Script=Hangul}/u.test(text), `${path}: ${text}`).toBe(inKorean);
  }
});
