import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { profiles } from "@remo-kit/openapi";
import { onTestFinished } from "vitest";
import type { Account } from "../options.ts";
import { createMemoryStore } from "./memory.ts";
import { openSqliteStore } from "./sqlite.ts";
import type { Acceptance, NewJob, Store, StoreDefaults } from "./store.ts";

/** When every test begins, in ms. */
export const start = 1_000_000;

export const alice: Account = {
  email: "alice@example.com",
  userKey: "alice-user",
  apiKey: "alice-api",
  credits: 100,
};
export const bob: Account = { email: "bob@example.com", userKey: "bob-user", apiKey: "bob-api", credits: 7 };

export const defaultsWith = (changes: Partial<StoreDefaults> = {}): StoreDefaults => ({
  accounts: [alice, bob],
  settings: { profile: profiles.documented, faults: [] },
  timeScale: 1,
  maxJobs: 1000,
  now: () => start,
  ...changes,
});

/** A file in a folder of its own, which goes with the test. */
export async function temporaryFile(name = "state.db"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "remo-mock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** A store in a file, which is closed with the test. */
export async function openFile(file: string, defaults = defaultsWith()): Promise<Store> {
  const store = await openSqliteStore(file, defaults);
  onTestFinished(() => store.close());
  return store;
}

export type OpenStore = (changes?: Partial<StoreDefaults>) => Promise<Store>;

/** Every kind of store: what is promised of one is promised of all. */
export const kinds: readonly (readonly [name: string, open: OpenStore])[] = [
  ["memory", async (changes) => createMemoryStore(defaultsWith(changes))],
  ["SQLite", async (changes) => openFile(await temporaryFile(), defaultsWith(changes))],
];

/** A job of Alice that costs 4 credits and is analysed for 10 ms, in one lane. */
export const job = (changes: Partial<NewJob> = {}): NewJob => ({
  accountId: 1,
  uuid: "C37D3CE2-e9d0-45de-9656-2a730204f8ca",
  xxh64: "content",
  price: 4,
  fileExistsBy: "uuid",
  repeatIsCharged: true,
  wall: start,
  analysisMs: 10,
  concurrency: 1,
  ...changes,
});

/** The same job, with a uuid and a content of its own. */
export const another = (n: number, changes: Partial<NewJob> = {}): NewJob =>
  job({ uuid: `uuid-${n}`, xxh64: `content-${n}`, ...changes });

/** How long each of the jobs waits, one accepted after the other. */
export async function waits(store: Store, jobs: readonly NewJob[]): Promise<(number | undefined)[]> {
  const told: (number | undefined)[] = [];
  for (const one of jobs) {
    const answer: Acceptance = await store.accept("t", one);
    told.push(answer.accepted ? answer.waitMs : undefined);
  }
  return told;
}
