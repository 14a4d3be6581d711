import { type Profile, profiles } from "@remo-kit/openapi";
import { pairwiseProfiles } from "../probes/pairwise.ts";
import type { Target } from "../session/session.ts";

/** The mocks that a run is made against: all that differ in something, or those with one profile. */
export function mockTargets(profile: Profile | undefined): Target[] {
  if (profile) return [inProcess("mock in process", profile), onSocket("mock over a socket", profile)];
  return [
    inProcess("mock in process, documented", profiles.documented),
    onSocket("mock over a socket, documented", profiles.documented),
    onSocket("mock over a socket, observed", profiles.observed),
    ...pairwiseProfiles
      .filter((profile) => !builtIn.includes(profile))
      .map((profile, at) => ({
        ...inProcess(`mock in process, combination ${at + 1}`, profile),
        share: 0.2, // All of them together get as many as one mock gets, and more.
      })),
  ];
}

const builtIn: readonly Profile[] = Object.values(profiles);

const inProcess = (name: string, profile: Profile): Target => ({ kind: "in-process", name, profile });
const onSocket = (name: string, profile: Profile): Target => ({ kind: "socket", name, profile });
