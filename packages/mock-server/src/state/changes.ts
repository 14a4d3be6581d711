import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";

/** Notifies those that watch a tenant of its changes. */
export function createChanges() {
  const process = randomUUID();
  const counts = new Map<string, number>();
  const emitter = new EventEmitter().setMaxListeners(0);
  const over = new AbortController();
  const version = (tenant: string) => `${process}.${counts.get(tenant) ?? 0}`;
  return {
    /** Something of the tenant changed. Costs next to nothing while nothing watches. */
    notify(tenant: string): void {
      counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
      emitter.emit(eventOf(tenant));
    },
    /** Names what the tenant is now: another one after each change, and in each process. */
    version,
    /** Resolves once the tenant's version is another one, or when `signal` aborts. */
    async after(tenant: string, seen: string, signal: AbortSignal): Promise<void> {
      if (signal.aborted || version(tenant) !== seen) return;
      await once(emitter, eventOf(tenant), { signal }).catch(() => {}); // Aborted.
    },
    /** Aborts when the mock is being closed: a wait for changes ends then. */
    ended: over.signal as AbortSignal, // The declaration has to name it.
    end: () => over.abort(),
  };
}

/** A tenant can be named `error`, which an emitter would throw. */
const eventOf = (tenant: string): string => `tenant ${tenant}`;
