import { join, resolve } from "node:path";
import type { Language } from "@remo-kit/common/language";
import type { Recording } from "../model/exchange.ts";
import type { RunModel } from "../model/run.ts";
import { ContractUsageError } from "../run/options.ts";
import { recordingText } from "../run/recording.ts";
import { profileFile, profileText } from "./profile-file.ts";
import { whyNotWritable } from "./writable.ts";
import { type File, reportNames, reportsOf, writeFiles } from "./write.ts";

/** What a run leaves behind. Default: nothing is written. */
export type Outputs = {
  /** Folder for report.md, report.html, junit.xml, report.json, exchanges.har, server.md and server.ko.md. */
  readonly report?: string | undefined;
  /** Language of the reports. Default: en. */
  readonly lang?: Language | undefined;
  /** File for every exchange, redacted. */
  readonly record?: string | undefined;
  /** File for the profile that was found, what stays open, and the evidence. */
  readonly profileOut?: string | undefined;
};

/** Writes where a run will, before it costs something. `input` is not overwritten. @throws ContractUsageError */
export async function prepareOutputs(outputs: Outputs, input?: string): Promise<void> {
  const taken = new Set(input === undefined ? [] : [resolve(input)]);
  for (const [option, path] of pathsOf(outputs)) {
    const why = taken.has(resolve(path)) ? "is already that of another option" : await whyNotWritable(path);
    if (why) throw new ContractUsageError(`\`${option}\` cannot be written: ${path} ${why}.`);
    taken.add(resolve(path));
  }
}

const pathsOf = ({ report, record, profileOut }: Outputs): (readonly [option: string, path: string])[] => [
  ...(report === undefined ? [] : reportNames.map((name) => ["report", join(report, name)] as const)),
  ...(record === undefined ? [] : [["record", record] as const]),
  ...(profileOut === undefined ? [] : [["profileOut", profileOut] as const]),
];

export type Written = { readonly files: readonly string[]; readonly problems: readonly string[] };

/** Nothing that shows a secret is written; what cannot be written keeps back nothing else: it may have been paid for. */
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
