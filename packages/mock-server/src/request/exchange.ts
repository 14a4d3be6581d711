import { type Readings, readingsOf, shownPath } from "@remo-kit/openapi";
import type { MockCore } from "../core.ts";
import type { Found } from "../operations/handler.ts";
import type { QueuedAnswer } from "../state/records.ts";
import type { Settings } from "../state/settings.ts";
import type { Call } from "../wire/call.ts";

/** A request to an operation, once its head has arrived, and what it meets. Nothing changes it. */
export type Exchange = Found & {
  readonly core: MockCore;
  readonly call: Call;
  /** Its path as it may be shown. */
  readonly path: string;
  readonly settings: Settings;
  readonly queue: readonly QueuedAnswer[];
  /** What the profile chooses for the operation's family. */
  readonly readings: Readings;
  /** When the head had arrived: wall time in ms since 1970, and of the clock that only goes forward. */
  readonly wall: number;
  readonly began: number;
};

export async function begin(core: MockCore, { handler, parameters }: Found, call: Call): Promise<Exchange> {
  const { settings, queue } = await core.state.settingsAndQueue(call.tenant);
  const { operation } = handler;
  const { profile } = settings;
  return {
    handler,
    parameters,
    core,
    call,
    path: operation.parameters.length > 0 ? shownPath(call.path) : call.path,
    settings,
    queue,
    readings: profile.families ? readingsOf(profile, operation.family) : profile,
    wall: core.options.time.now(),
    began: performance.now(),
  };
}
