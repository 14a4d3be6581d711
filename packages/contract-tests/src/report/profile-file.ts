import { type Family, type Profile, profileKeys, profiles } from "@remo-kit/openapi";
import type { Finding, ProfileKey } from "../model/reading.ts";
import type { RunModel } from "../model/run.ts";
import { findingOf } from "./rows.ts";

/** What `--profile-out` writes. `remo-mock --profile` and `remo-contract --profile` take it. */
export type ProfileFile = {
  /** Whole, so that a mock can follow it: what is undecided is as documented. */
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
  const { families = {}, ...flat } = profile;
  const evidenceOf = (values: object, family?: Family) =>
    Object.fromEntries(
      (Object.keys(values) as ProfileKey[]).flatMap((key) => {
        const found = findingOf(probes, key, family);
        if (!found) return [];
        const { probe, confidence, proof } = found;
        return [[key, { ambiguity: profileKeys[key].ambiguity, probe, confidence, exchanges: proof }]];
      }),
    );
  const others = Object.entries(families).map(([family, own]) => [family, evidenceOf(own, family as Family)]);
  return {
    profile: { ...profiles.documented, ...profile },
    undecided,
    evidence: {
      ...evidenceOf(flat),
      ...(others.length > 0 && { families: Object.fromEntries(others) }),
    },
  };
}

/** Lists of numbers on one line: a person reads this file. */
export const profileText = (file: ProfileFile): string =>
  `${JSON.stringify(file, null, 2).replace(/\[[\d\s,]+\]/g, (list) => JSON.stringify(JSON.parse(list)).replaceAll(",", ", "))}\n`;
