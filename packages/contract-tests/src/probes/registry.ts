import { fileExists } from "./credits/file-exists.ts";
import { creditMeaning } from "./credits/meaning.ts";
import { formProbes } from "./form.ts";
import { placeProbes } from "./place.ts";
import type { Probe } from "./probe.ts";
import { readCost, readKeys } from "./reads/account.ts";
import { readRefusals } from "./reads/refusals.ts";
import { waitTime } from "./reads/waiting.ts";
import { requestProbes } from "./request.ts";
import { scoreProbes } from "./score/probes.ts";
import { soccer, soccerProbes } from "./soccer.ts";

export const probes: readonly Probe[] = [
  ...formProbes,
  ...requestProbes,
  ...placeProbes,
  ...readRefusals,
  waitTime,
  readKeys,
  readCost,
  ...soccerProbes,
  ...scoreProbes([soccer]),
  creditMeaning,
  fileExists,
].toSorted((one, other) => (one.ambiguity < other.ambiguity ? -1 : 1));
