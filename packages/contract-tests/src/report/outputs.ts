import { constants } from "node:fs";
import { access, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Language } from "@remo-kit/common/language";
import { assertNoSecrets } from "@remo-kit/common/redact";
import type { Recording } from "../model/exchange.ts";
import type { RunModel } from "../model/run.ts";
import { ContractUsageError } from "../run/options.ts";
import { recordingText } from "../run/recording.ts";
import { profileFile, profileText } from "./profile-file.ts";
import { writeReports } from "./write.ts";

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
  const folders = {
    report,
    record: record && dirname(record),
    profileOut: profileOut && dirname(profileOut),
  };
  for (const [option, file] of Object.entries({ record, profileOut })) {
    if (file !== undefined && (await stat(file).catch(() => undefined))?.isDirectory()) {
      throw new ContractUsageError(`\`${option}\` needs the name of a file; ${file} is a folder.`);
    }
  }
  for (const [option, folder] of Object.entries(folders)) {
    if (folder === undefined) continue;
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ContractUsageError(
        `\`${option}\` needs a folder that can be written to; ${folder} cannot (${code}).`,
      );
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
  const [files, problems]: [string[], string[]] = [[], []];
  const write = async (work: () => Promise<readonly string[]>) => {
    try {
      files.push(...(await work()));
    } catch (error) {
      problems.push((error as Error).message);
    }
  };
  if (record !== undefined) await write(() => writeText(record, recordingText(recordings), secrets));
  if (profileOut !== undefined)
    await write(() => writeText(profileOut, profileText(profileFile(model)), secrets));
  if (report !== undefined) await write(() => writeReports(model, report, secrets, lang));
  return { files, problems };
}

async function writeText(file: string, text: string, secrets: readonly string[]): Promise<string[]> {
  assertNoSecrets(text, secrets, file);
  await writeFile(file, text);
  return [file];
}
