// The pages that Redoc shows: a bar, the description of an API, and a script that all of them share.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { errorTexts, idsOf, type OpenApiDocument, objectsOf, operationList } from "@remo-kit/openapi";
import { type Language, languages, type RedocPage, textsOf } from "./map.ts";
import { fieldAnchors } from "./reference/fields.ts";
import { linked } from "./reference/markdown.ts";
import { control, documents } from "./sources.ts";

const docs = new URL("../", import.meta.url);
const site = new URL("site/", docs);

/** The one thing that Redoc would still load from elsewhere. */
const remoteLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="34" height="12"><text y="10" font-family="sans-serif" font-size="10" fill="#5b8def">Redoc</text></svg>',
)}`;

export async function writeRedoc(): Promise<void> {
  const redoc = new URL("node_modules/redoc/", docs);
  const bundle = await readFile(new URL("bundles/redoc.standalone.js", redoc), "utf8");
  await mkdir(new URL("assets/", site), { recursive: true });
  await writeFile(new URL("assets/redoc.js", site), bundle.replace(remoteLogo, logo));
  await cp(new URL("LICENSE", redoc), new URL("assets/redoc-license.txt", site));
  for (const file of ["start.js", "bar.css"])
    await cp(new URL(`redoc/${file}`, docs), new URL(`assets/redoc-${file}`, site));
  for (const language of languages) {
    await writePage("reference", language, linkedDocument(documents[language], language));
    await writePage("control", language, control);
  }
}

async function writePage(name: RedocPage, language: Language, description: OpenApiDocument) {
  const { labels, about, needsScript, mock } = textsOf(language);
  const link = (page: string) => `<a href="${page}.html">${labels[page]}</a>`;
  const [other] = languages.filter((one) => one !== language) as [Language];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${labels[name]} - REMO Kit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about[name]}">
<link rel="icon" href="data:,">
${languages.map((one) => `<link rel="alternate" hreflang="${one}" href="../${one}/${name}.html">`).join("\n")}
<link rel="stylesheet" href="../assets/redoc-bar.css">
</head>
<body>
<nav class="bar">
<a href="index.html">REMO Kit</a>
${["client", "error-codes", "fields", "operations"].map(link).join("\n")}
<a href="../${other}/${name}.html" hreflang="${other}" lang="${other}">${textsOf(other).language}</a>
</nav>
<noscript>${needsScript} ${["operations", "fields", "error-codes", "readme-mock-server"].map(link).join(", ")}</noscript>
<main id="redoc" lang="${name === "control" ? "en" : language}" data-mock="${mock}"></main>
<script type="application/json" id="description">${JSON.stringify(withoutGroups(description)).replaceAll("<", "\\u003c")}</script>
<script type="module" src="../assets/redoc-start.js"></script>
</body>
</html>
`;
  await writeFile(new URL(`${language}/${name}.html`, site), html);
}

/** Of a group, Redoc shows no operation until it is opened. */
function withoutGroups(document: OpenApiDocument): object {
  const { tags, ...copy } = structuredClone(document) as OpenApiDocument & { tags?: unknown };
  for (const operation of Object.values(copy.paths).flatMap(Object.values)) delete operation.tags;
  return copy;
}

type Described = { description?: string };

/** What the record says of it is on pages of its own: each thing links to them. */
function linkedDocument(document: OpenApiDocument, language: Language): OpenApiDocument {
  const copy = structuredClone(document);
  const anchors = fieldAnchors(copy);
  const { inDetail } = textsOf(language);
  for (const { node } of objectsOf(copy as never)) {
    if (typeof node.description !== "string" || "url" in node) continue; // The description of a server is no Markdown.
    const [text = ""] = node.description.split(/\n\n(?=[^\n]*: F\d{2})/);
    const ids = ["x-fact", "x-ambiguity", "x-evidence"].flatMap((key) => idsOf(node, key));
    const anchor = anchors.get(node);
    const links = [
      ...(anchor ? [`[${inDetail}](fields.html#${anchor})`] : []),
      ...ids.map((id) => linked(id, "html")),
    ];
    (node as Described).description = [linked(text, "html"), links.join(" · ")].filter(Boolean).join("\n\n");
  }
  for (const { method, path, errors } of operationList)
    for (const [code, name] of Object.entries(errors)) {
      const { $ref = "" } = copy.paths[path]?.[method.toLowerCase()]?.responses[code] ?? {};
      const response = copy.components.responses[$ref.split("/").pop() ?? ""] as Described | undefined;
      const address = `error-codes.html#${code}-${name}`;
      if (!response || response.description?.includes(address)) continue;
      response.description += `\n\n[${code} ${errorTexts[name].meaning[language]}](${address})`;
    }
  return copy;
}
