import type { JsonObject, Source } from "../generate/source.ts";

/** What the rules look at: the files, and the documents that are made of them. */
export type Linted = { readonly source: Source; readonly en: JsonObject; readonly ko: JsonObject };

/** Gives what breaks it, each in a sentence that names the place. */
export type Rule = (linted: Linted) => string[];
