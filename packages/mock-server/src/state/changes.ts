import { randomUUID } from "node:crypto";
import { kept } from "../kept.ts";

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

type Watched = { count: number; readonly waiting: Set<() => void> };

export function createChanges(): ChangeNotifier {
  const process = randomUUID();
  const tenants = new Map<string, Watched>();
  const over = new AbortController();
  const of = (tenant: string) => kept(tenants, tenant, () => ({ count: 0, waiting: new Set<() => void>() }));
  const version = (tenant: string) => `${process}.${of(tenant).count}`;
  return {
    notify(tenant) {
      const watched = of(tenant);
      watched.count += 1;
      for (const wake of watched.waiting) wake();
    },
    version,
    after(tenant, seen, signal) {
      if (signal.aborted || version(tenant) !== seen) return Promise.resolve();
      return new Promise((resolve) => {
        const { waiting } = of(tenant);
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener("abort", wake);
      });
    },
    ended: over.signal,
    end: () => over.abort(),
  };
}
