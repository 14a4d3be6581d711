// The pages that Redoc shows: a bar, the description of an API, and a script that all of them share.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { errorTexts, idsOf, type OpenApiDocument, objectsOf, operationList } from "@remo-kit/openapi";
import { type Language, languages, type RedocPage, textsOf } from "./map.ts";
import { fieldAnchors } from "./reference/fields.ts";
import { linked } from "./reference/markdown.ts";
import { control, documents } from "./sources.ts";

const docs = new URL("../", import.meta.url);
const site = new URL("site/", docs);
const template = readFileSync(new URL("redoc/page.html", docs), "utf8");

/** The one thing that Redoc would still load from elsewhere. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#5b8def">Redoc</text></svg>',
)}`;

export function writeRedoc(): void {
  const redoc = new URL("node_modules/redoc/", docs);
  const bundle = readFileSync(new URL("bundles/redoc.standalone.js", redoc), "utf8");
  writeFileSync(new URL("assets/redoc.js", site), bundle.replace(remoteLogo, logo));
  cpSync(new URL("LICENSE", redoc), new URL("assets/redoc-license.txt", site));
  for (const file of ["start.js", "bar.css"])
    cpSync(new URL(`redoc/${file}`, docs), new URL(`assets/redoc-${file}`, site));
  for (const language of languages) {
    writePage("reference", language, language, linkedDocument(documents[language], language));
    writePage("control", language, "en", control);
  }
}

function writePage(name: RedocPage, lang: Language, textLang: Language, description: OpenApiDocument) {
  const { labels, about, needsScript, mock } = textsOf(lang);
  const other = lang === "en" ? "ko" : "en";
  const said: { readonly [name: string]: string | undefined } = {
    ...labels,
    ...{ name, lang, textLang, other, needsScript, mock },
    ...{ title: labels[name], description: about[name], otherLanguage: textsOf(other).language },
    document: JSON.stringify(withoutGroups(description)).replaceAll("<", "\\u003c"),
  };
  const html = template.replace(/\{([\w-]+)\}/g, (_, key) => said[key] as string);
  writeFileSync(new URL(`${lang}/${name}.html`, site), html);
}

/** Of a group, Redoc shows no operation until it is opened. */
function withoutGroups(document: OpenApiDocument): object {
  const { tags, ...copy } = structuredClone(document) as OpenApiDocument & { tags?: unknown };
  for (const operation of Object.values(copy.paths).flatMap(Object.values)) delete operation.tags;
  return copy;
}

/** What the record says of it is on pages of its own: each thing links to them. */
function linkedDocument(document: OpenApiDocument, language: Language): OpenApiDocument {
  const copy = structuredClone(document);
  const anchors = fieldAnchors(copy);
  const { inDetail } = textsOf(language);
  const codeLinks = new Map<unknown, string>();
  for (const [code, name] of operationList.flatMap(({ errors }) => Object.entries(errors))) {
    const link = `[${code} ${errorTexts[name].meaning[language]}](error-codes.html#${code}-${name})`;
    codeLinks.set(copy.components.responses[name], link);
  }
  for (const { node } of objectsOf(copy as never)) {
    if (typeof node.description !== "string" || "url" in node) continue; // The description of a server is no Markdown.
    const [text = ""] = node.description.split(/\n\n(?=[^\n]*: F\d{2})/);
    const ids = ["x-fact", "x-ambiguity", "x-evidence"].flatMap((key) => idsOf(node, key));
    const anchor = anchors.get(node);
    const links = [anchor && `[${inDetail}](fields.html#${anchor})`, ...ids.map((id) => linked(id, "html"))];
    const description = [linked(text, "html"), links.filter(Boolean).join(" · "), codeLinks.get(node)];
    Object.assign(node, { description: description.filter(Boolean).join("\n\n") });
  }
  return copy;
}
