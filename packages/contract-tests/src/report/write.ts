import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunModel } from "../model/run.ts";
import { assertNoSecrets } from "../text/redact.ts";
import { toHar } from "./har.ts";
import { toHtml } from "./html/page.tsx";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.tsx";
import type { Language } from "./language.ts";
import { toMarkdown } from "./markdown/markdown.ts";

/**
 * Writes the reports of a run into `dir`, which is made if it is not there, and gives their paths. `secrets` are the
 * keys and the e-mail address of the account.
 *
 * @throws Error one of the reports would show a secret, or the directory cannot be written to.
 */
export async function writeReports(
  model: RunModel,
  dir: string,
  secrets: readonly string[],
  language: Language = "en",
): Promise<string[]> {
  const reports: readonly [string, string][] = [
    ["report.md", toMarkdown(model, language)],
    ["report.html", toHtml(model, language)],
    ["junit.xml", toJunit(model)],
    ["report.json", toJson(model)],
    ["exchanges.har", toHar(model)],
  ];
  // All are looked at before the first is written: a secret in one of them is as likely in the others.
  for (const [name, text] of reports) assertNoSecrets(text, secrets, name);
  try {
    await mkdir(dir, { recursive: true });
    await Promise.all(reports.map(([name, text]) => writeFile(join(dir, name), text)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = `The reports cannot be written to ${dir}: ${code ?? message}. Name a directory that you may write to.`;
    throw new Error(what, { cause: error });
  }
  return reports.map(([name]) => join(dir, name));
}
