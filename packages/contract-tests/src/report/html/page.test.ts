import { languages } from "@remo-kit/common/language";
import { expect, test } from "vitest";
import { agreeing, diverging, exchange, refusal, unsafeTexts } from "../testing/model.ts";
import { toHtml } from "./page.tsx";
import { style } from "./style.ts";

test("the page has both languages, and begins in the one that was asked for", () => {
  for (const language of languages) {
    const page = toHtml(diverging, language);
    expect(page).toMatch(/^<!doctype html>\n<html lang="(en|ko)">/);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`id="language-${language}" checked=""/>`);
    expect(page).toContain('<span class="ko" lang="ko">불일치 항목</span>');
    expect(page).toContain('<span class="en" lang="en">Divergences</span>');
  }
});

test("the page requests nothing, and what a server wrote is only text in it", () => {
  const page = toHtml(diverging);
  const tags = page.match(/<[^>]*>/g)?.join("\n");
  expect(page).not.toMatch(/<(script|img|link|iframe|object|svg)\b/i);
  expect(tags).not.toMatch(/ (src|on\w+|style)=/i);
  expect(tags).not.toMatch(/href="(?!#exchange-\d+")/);
  expect(page).not.toMatch(/[^\P{C}\n\t]/u);
});

test("a run of thousands of exchanges stays a page that a browser opens, with what the report rests on", () => {
  const exchanges = Array.from({ length: 3000 }, (_, at) =>
    exchange(at + 1, "generated", { ...refusal(420), text: unsafeTexts.long }),
  );
  const divergences = [{ key: "x", kind: "code", text: "y", exchanges: [2999] }] as const;
  const page = toHtml({ ...agreeing, exchanges, divergences });
  expect(page.length).toBeLessThan(3_000_000);
  expect(page).toContain('<a href="#exchange-2999">');
  expect(page).toContain('<details id="exchange-2999">');
  expect(page).toContain("2700 <span");
});

/** Contrast of two colours as WCAG counts it. */
function contrast(one: string, other: string): number {
  const light = (color: string) => {
    const full = color.length === 4 ? color.replace(/[^#]/g, "$&$&") : color;
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return bright / dark;
}

test.each([
  ["light", 0],
  ["dark", 1],
])("text can be read on its background in %s", (_, scheme) => {
  const colors = [...style.matchAll(/:root \{[^}]*\}/g)][scheme]?.[0] ?? "";
  const color = Object.fromEntries(
    [...colors.matchAll(/--(\w+): (#\w+)/g)].map(([, name, value]) => [name, value]),
  );
  for (const name of ["text", "soft", "link", "good", "bad", "warn"]) {
    expect(contrast(color[name], color.back), name).toBeGreaterThan(4.5);
    expect(contrast(color[name], color.box), name).toBeGreaterThan(4.5);
  }
});
