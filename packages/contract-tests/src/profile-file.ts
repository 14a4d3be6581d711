import { type Profile, profiles } from "@remo-kit/openapi";
import type { Finding, Readings } from "./probes/probe.ts";
import type { RunModel } from "./report/model.ts";

/** What `--profile-out` writes. `remo-mock --profile` and `remo-contract --profile` play it. */
export type ProfileFile = {
  /** Whole, so that it can be played: what is undecided is as documented. */
  readonly profile: Profile;
  readonly undecided: readonly { readonly key: keyof Profile; readonly why: string }[];
  readonly evidence: { readonly [Key in keyof Profile]?: Evidence };
};

export type Evidence = {
  readonly ambiguity: string;
  readonly probe: string;
  readonly confidence: Finding["confidence"];
  /** Ids of the exchanges in the recording of the same run. */
  readonly exchanges: readonly number[];
};

export function profileFile({
  profile,
  undecided,
  probes,
}: Pick<RunModel, "profile" | "undecided" | "probes">): ProfileFile {
  const evidence = probes.flatMap(({ id, ambiguity, readings }) =>
    findings(readings).map(
      ([key, { confidence, proof }]) =>
        [key, { ambiguity, probe: id, confidence, exchanges: proof }] as const,
    ),
  );
  return {
    profile: { ...profiles.documented, ...profile },
    undecided,
    evidence: Object.fromEntries(evidence),
  };
}

/** Lists of numbers on one line: a person reads this file. */
export const profileText = (file: ProfileFile): string =>
  `${JSON.stringify(file, null, 2).replace(/\[[\d\s,]+\]/g, (list) => JSON.stringify(JSON.parse(list)).replaceAll(",", ", "))}\n`;

const findings = (readings: Readings): [string, Finding][] =>
  Object.entries(readings).flatMap(([key, found]) =>
    found && key !== "reading" && "value" in found ? [[key, found]] : [],
  );
