import { type Family, type Profile, profiles } from "@remo-kit/openapi";
import { type Finding, findingsOf, type ProfileKey } from "../model/reading.ts";
import type { RunModel } from "../model/run.ts";

/** What `--profile-out` writes. `remo-mock --profile` and `remo-contract --profile` play it. */
export type ProfileFile = {
  /** Whole, so that it can be played: what is undecided is as documented. */
  readonly profile: Profile;
  readonly undecided: readonly { readonly key: ProfileKey; readonly why: string }[];
  /** `families` has the evidence for the keys that differ in one. */
  readonly evidence: EvidenceByKey & { readonly families?: { readonly [Name in Family]?: EvidenceByKey } };
};

type EvidenceByKey = { readonly [Key in ProfileKey]?: Evidence };

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
  const evidenceOf = (family: Family | undefined) =>
    Object.fromEntries(
      probes
        .filter((probe) => probe.family === family)
        .flatMap(({ id, ambiguity, readings }) =>
          findingsOf(readings).map(([key, { confidence, proof }]) => [
            key,
            { ambiguity, probe: id, confidence, exchanges: proof },
          ]),
        ),
    );
  const others = Object.keys(profile.families ?? {}).map((family) => [family, evidenceOf(family as Family)]);
  return {
    profile: { ...profiles.documented, ...profile },
    undecided,
    evidence: {
      ...evidenceOf(undefined),
      ...(others.length > 0 && { families: Object.fromEntries(others) }),
    },
  };
}

/** Lists of numbers on one line: a person reads this file. */
export const profileText = (file: ProfileFile): string =>
  `${JSON.stringify(file, null, 2).replace(/\[[\d\s,]+\]/g, (list) => JSON.stringify(JSON.parse(list)).replaceAll(",", ", "))}\n`;
