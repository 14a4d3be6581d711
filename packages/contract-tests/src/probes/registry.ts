import { fileExists } from "./credits/file-exists.ts";
import { creditMeaning } from "./credits/meaning.ts";
import { formProbes } from "./form.ts";
import { placeProbes } from "./place.ts";
import type { Probe } from "./probe.ts";
import { readProbes } from "./reads.ts";
import { requestProbes } from "./request.ts";
import { soccerProbes } from "./soccer.ts";

export const probes: readonly Probe[] = [
  ...formProbes,
  ...requestProbes,
  ...placeProbes,
  ...readProbes,
  ...soccerProbes,
  creditMeaning,
  fileExists,
].toSorted((one, other) => (one.ambiguity < other.ambiguity ? -1 : 1));
