import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Language } from "@remo-kit/common/language";
import type { Recording } from "../model/exchange.ts";
import type { RunModel } from "../model/run.ts";
import { ContractUsageError } from "../run/options.ts";
import { recordingText } from "../run/recording.ts";
import { profileFile, profileText } from "./profile-file.ts";
import { type File, reportsOf, writeFiles } from "./write.ts";

/** What a run leaves behind. Default: nothing is written. */
export type Outputs = {
  /** Folder for report.md, report.html, junit.xml, report.json and exchanges.har. */
  readonly report?: string | undefined;
  /** Language of the reports. Default: en. */
  readonly lang?: Language | undefined;
  /** File for every exchange, redacted. */
  readonly record?: string | undefined;
  /** File for the profile that was found, what stays open, and the evidence. */
  readonly profileOut?: string | undefined;
};

/**
 * Makes the folders of what will be written: after a run that cost something is too late to find that one cannot be.
 *
 * @throws ContractUsageError naming the option and the place.
 */
export async function prepareOutputs({ report, record, profileOut }: Outputs): Promise<void> {
  for (const [option, path] of Object.entries({ report, record, profileOut })) {
    if (path === undefined) continue;
    const folder = option === "report" ? path : dirname(path);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
    if (option !== "report" && isFolder)
      throw new ContractUsageError(`\`${option}\` needs the name of a file; ${path} is a folder.`);
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const needs = `\`${option}\` needs a folder that can be written to`;
      throw new ContractUsageError(`${needs}; ${folder} cannot (${code}).`);
    }
  }
}

export type Written = { readonly files: readonly string[]; readonly problems: readonly string[] };

/**
 * Writes what was asked for, and gives the paths. Nothing that shows one of the secrets is written. One that cannot be
 * written does not keep back the others: what they show may have been paid for.
 */
export async function writeOutputs(
  model: RunModel,
  recordings: readonly Recording[],
  { report, record, profileOut, lang }: Outputs,
  secrets: readonly string[],
): Promise<Written> {
  const outputs: readonly (readonly File[])[] = [
    record === undefined ? [] : [[record, recordingText(recordings)]],
    profileOut === undefined ? [] : [[profileOut, profileText(profileFile(model))]],
    report === undefined ? [] : reportsOf(model, report, lang),
  ];
  const [files, problems]: [string[], string[]] = [[], []];
  for (const output of outputs) {
    try {
      files.push(...(await writeFiles(output, secrets)));
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return { files, problems };
}
