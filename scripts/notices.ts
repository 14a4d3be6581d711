import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rolldown } from "tsdown";
import allowed from "./allowed-licences.json" with { type: "json" };

/**
 * Writes THIRD-PARTY-NOTICES.txt into dist, with the licence of every package whose code is bundled there; no file if
 * there is none. A package with several builds gives the same plugin to all of them.
 *
 * @throws Error a licence is not one of allowed-licences.json, or its text is missing.
 */
export function thirdPartyNotices(): Rolldown.Plugin {
  const folders = new Set<string>();
  return {
    name: "third-party-notices",
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "chunk") continue;
        for (const id of output.moduleIds) folders.add(packageFolder(id) ?? "");
      }
      folders.delete("");
    },
    writeBundle() {
      if (folders.size > 0) writeFileSync("dist/THIRD-PARTY-NOTICES.txt", noticesOf([...folders]));
    },
  };
}

/** The licences of the packages in these folders. */
export const noticesOf = (folders: readonly string[]): string =>
  `${intro}\n${folders.map(noticeOf).sort().join("\n")}`;

const intro = "This package contains the following software of others, under the licences printed here.\n";
export const packageFolder = (id: string) =>
  /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replaceAll("\\", "/"))?.[0];

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!allowed.includes(license))
    throw new Error(
      `${name} ${version} is bundled under ${license}. Read it, then add it to scripts/allowed-licences.json, or do not bundle it.`,
    );
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|third.party)/i.test(file));
  if (files.length === 0) throw new Error(`${name} ${version} is bundled, but has no licence text.`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}
