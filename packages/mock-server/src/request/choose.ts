import type { Fault } from "../fault-effect.ts";
import type { Fields } from "../operations/handler.ts";
import { text } from "../operations/handler.ts";
import { hasJob } from "../operations/read.ts";
import { endOf, isOf, menuOf, scenarios } from "../scenarios.ts";
import type { QueuedAnswer } from "../state/records.ts";
import type { Exchange } from "./exchange.ts";
import {
  byChance,
  byPreferences,
  byQueue,
  byUuid,
  isOpen,
  noOverride,
  type Override,
  showsEarly,
} from "./override.ts";

// What is asked for instead of what the state gives, in the order in which it counts: header, uuid, queue, chance.

/** What the preferences of the head ask for, or what is wrong with them. */
export function preferredOf({ call, handler }: Exchange): Override | string {
  const header = call.header("prefer");
  try {
    return header === undefined ? noOverride : byPreferences(header, handler.operation);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** The fault that this request meets by chance. Each rule takes a random number, whatever the others do: so a seed repeats. */
export function randomFault({ core, call, settings: { faults } }: Exchange): Fault | undefined {
  if (faults.length === 0) return undefined;
  return faults.filter(({ probability }) => core.random.chance(call.tenant) < probability)[0];
}

const isForAll = ({ uuid, email }: QueuedAnswer): boolean => !uuid && !email;

/** A fault that shows while the body arrives cannot wait for what the body asks for. */
export async function overrideBeforeBody(
  { core, call, handler, queue }: Exchange,
  preferred: Override,
  random: Fault | undefined,
): Promise<Override> {
  if (!isOpen(preferred) || (queue.length === 0 && !random)) return preferred;
  const fitting = queue.filter(({ scenario }) => isOf(handler.operation, scenario));
  const [first] = fitting;
  if (first && isForAll(first) && showsEarly(first.fault)) {
    const taken = await core.state.takeQueued(call.tenant, ({ id }) => id === first.id);
    if (taken) return byQueue(preferred, taken);
  }
  // Whatever is queued for any request comes before chance, also if it can wait for the body.
  return random && showsEarly(random) && !fitting.some(isForAll) ? byChance(preferred, random) : preferred;
}

/** What the body asks for by its uuid, else the queue, else chance. */
export async function overrideByBody(
  exchange: Exchange,
  early: Override,
  fields: Fields,
  random: Fault | undefined,
): Promise<Override> {
  if (!isOpen(early)) return early;
  const { operation } = exchange.handler;
  const [uuid, email] = [text(fields.uuid), text(fields[operation.user])];
  const named = menuOf(operation).byEnding.get(endOf(uuid));
  if (named && !(await hasOutcome(exchange, named, uuid))) return byUuid(early, named, uuid);
  if (exchange.queue.length > 0) {
    const taken = await exchange.core.state.takeQueued(
      exchange.call.tenant,
      (one) =>
        isOf(operation, one.scenario) &&
        (one.uuid === undefined || one.uuid.toLowerCase() === uuid.toLowerCase()) &&
        (one.email === undefined || one.email === email),
    );
    if (taken) return byQueue(early, taken);
  }
  return random ? byChance(early, random) : early;
}

/** Whether a read is of a job that there is, of any account: its uuid has already said how its analysis ends. */
async function hasOutcome({ core, call, handler }: Exchange, named: string, uuid: string) {
  const { kind, family } = handler.operation;
  if (kind !== "read" || scenarios.get(named)?.category === "fault") return false;
  return hasJob(core.state, call.tenant, { family, uuid });
}
