import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";

/** Notifies those that watch a tenant of its changes. */
export type ChangeNotifier = {
  /** Something of the tenant changed. Costs next to nothing while nothing watches. */
  notify(tenant: string): void;
  /** Names what the tenant is now: another one after each change, and in each process. */
  version(tenant: string): string;
  /** Resolves once the tenant's version is another one, or when `signal` aborts. */
  after(tenant: string, version: string, signal: AbortSignal): Promise<void>;
  /** Aborts when the mock is being closed: a wait for changes ends then. */
  readonly ended: AbortSignal;
  end(): void;
};

export function createChanges(): ChangeNotifier {
  const process = randomUUID();
  const counts = new Map<string, number>();
  const emitter = new EventEmitter().setMaxListeners(0);
  const over = new AbortController();
  const version = (tenant: string) => `${process}.${counts.get(tenant) ?? 0}`;
  return {
    notify(tenant) {
      counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
      emitter.emit(eventOf(tenant));
    },
    version,
    async after(tenant, seen, signal) {
      if (signal.aborted || version(tenant) !== seen) return;
      await once(emitter, eventOf(tenant), { signal }).catch(() => {}); // Aborted.
    },
    ended: over.signal,
    end: () => over.abort(),
  };
}

/** A tenant can be named `error`, which an emitter would throw. */
const eventOf = (tenant: string): string => `tenant ${tenant}`;
