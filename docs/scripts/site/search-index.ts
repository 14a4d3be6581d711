import type { Entry } from "./browser/search.ts";
import type { WrittenPage } from "./edition.tsx";

/** A script that makes the sections of all pages known to the search box. */
export function searchIndex(written: readonly WrittenPage[]): string {
  return `globalThis.searchIndex=${JSON.stringify(entries(written)).normalize("NFC")};\n`;
}

const entries = (written: readonly WrittenPage[]): Entry[] =>
  written.flatMap(({ name, rendered }) =>
    rendered.sections.map(
      ({ id, heading, text }, i): Entry => [name, rendered.title, i === 0 ? "" : id, heading, text],
    ),
  );
