import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Language } from "@remo-kit/common/language";
import { hideSecrets } from "@remo-kit/common/redact";
import { redactJson } from "@remo-kit/common/redact-json";
import type { RunModel } from "../model/run.ts";
import { toHar } from "./har.ts";
import { toHtml } from "./html/page.tsx";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.tsx";
import { toMarkdown } from "./markdown/markdown.ts";
import { toServerPage } from "./markdown/server-page.ts";
import { makeFolder } from "./writable.ts";

export type File = readonly [path: string, text: string];

const reports: { readonly [name: string]: (model: RunModel, language?: Language) => string } = {
  "report.md": toMarkdown,
  "report.html": toHtml,
  "junit.xml": toJunit,
  "report.json": toJson,
  "exchanges.har": toHar,
  // For those who run the server: in both languages, whatever that of the run is.
  "server.md": (model) => toServerPage(model, "en"),
  "server.ko.md": (model) => toServerPage(model, "ko"),
};
export const reportNames = Object.keys(reports);

export const reportsOf = (model: RunModel, folder: string, language?: Language): readonly File[] =>
  Object.entries(reports).map(([name, render]) => [join(folder, name), render(model, language)]);

/** What is written is redacted already: `secrets` only make sure. @throws Error a file cannot be written; then not all are. */
export async function writeFiles(files: readonly File[], secrets: readonly string[]): Promise<string[]> {
  const hide = (text: string) => hideSecrets(text, secrets);
  for (const [path, text] of files) {
    try {
      await makeFolder(dirname(path));
      await writeFile(path, hide(text) === text ? text : redactJson(text, hide));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Error(`${path} cannot be written: ${code ?? message}.`, { cause: error });
    }
  }
  return files.map(([path]) => path);
}
