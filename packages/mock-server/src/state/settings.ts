import type { Profile } from "@remo-kit/openapi";
import type { ChanceFault } from "../fault-effect.ts";

/** What a control API can change of a tenant while it runs. */
export type Settings = { readonly profile: Profile; readonly faults: readonly ChanceFault[] };

/** What was changed over what the mock was started with. A profile that an older mock has kept may lack a key. */
export const settingsOver = (
  start: Settings,
  { profile, faults = start.faults }: Partial<Settings>,
): Settings => ({
  profile: profile ? { ...start.profile, ...profile, families: profile.families } : start.profile,
  faults,
});
