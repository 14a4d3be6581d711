import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { profiles } from "@remo-kit/openapi";
import { onTestFinished } from "vitest";
import type { Account } from "../options.ts";
import { type Acceptance, accept, acceptanceQuery, type NewJob } from "./jobs.ts";
import { createMemoryStore } from "./memory.ts";
import type { Settings } from "./settings.ts";
import { openSqliteStore } from "./sqlite/sqlite.ts";
import { createState } from "./state.ts";
import type { Store, StoreDefaults } from "./store.ts";

/** When every test begins, in ms. */
export const start = 1_000_000;

export const alice: Account = {
  email: "alice@example.com",
  userKey: "alice-user",
  apiKey: "alice-api",
  credits: 100,
};
export const bob: Account = { email: "bob@example.com", userKey: "bob-user", apiKey: "bob-api", credits: 7 };

type Defaults = StoreDefaults & { readonly settings: Settings };

export const defaultsWith = (changes: Partial<Defaults> = {}): Defaults => ({
  accounts: [alice, bob],
  settings: { profile: profiles.documented, faults: [] },
  timeScale: 1,
  maxJobs: 1000,
  now: () => start,
  ...changes,
});

/** A job as it is asked for by the id of an account. */
export type AskedJob = NewJob & { readonly accountId: number };

export type TestState = ReturnType<typeof stateOf>;

/** The state that a store keeps; `accept` runs the rule of acceptance by itself. */
export const stateOf = (store: Store, { settings }: Pick<Defaults, "settings">) => ({
  ...createState(store, settings),
  accept: (tenant: string, { accountId: id, ...asked }: AskedJob): Promise<Acceptance> =>
    store.transact(tenant, acceptanceQuery({ id }, asked, asked), (records) => accept(asked, records)),
});

/** A file in a folder of its own, which goes with the test. */
export async function temporaryFile(name = "state.db"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "remo-mock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** What a file keeps, which is closed with the test. */
export async function openFile(file: string, defaults = defaultsWith()): Promise<TestState> {
  const store = await openSqliteStore(file, defaults);
  onTestFinished(() => store.close());
  return stateOf(store, defaults);
}

export type OpenState = (changes?: Partial<Defaults>) => Promise<TestState>;

/** Every kind of store: what is promised of one is promised of all. */
export const kinds: readonly (readonly [name: string, open: OpenState])[] = [
  ["memory", async (changes) => stateOf(createMemoryStore(defaultsWith(changes)), defaultsWith(changes))],
  ["SQLite", async (changes) => openFile(await temporaryFile(), defaultsWith(changes))],
];

/** A job of Alice that costs 4 credits and is analysed for 10 ms, in one lane. */
export const job = (changes: Partial<AskedJob> = {}): AskedJob => ({
  accountId: 1,
  family: "soccer",
  uuid: "C37D3CE2-e9d0-45de-9656-2a730204f8ca",
  xxh64: "content",
  failure: undefined,
  price: 4,
  fileExistsBy: "uuid",
  repeatIsCharged: true,
  wall: start,
  analysisMs: 10,
  concurrency: 1,
  ...changes,
});

/** The same job, with a uuid and a content of its own. */
export const another = (n: number, changes: Partial<AskedJob> = {}): AskedJob =>
  job({ uuid: `uuid-${n}`, xxh64: `content-${n}`, ...changes });

/** How long each of the jobs waits, one accepted after the other. */
export async function waits(state: TestState, jobs: readonly AskedJob[]): Promise<(number | undefined)[]> {
  const waits: (number | undefined)[] = [];
  for (const one of jobs) {
    const answer = await state.accept("t", one);
    waits.push(answer.accepted ? answer.waitMs : undefined);
  }
  return waits;
}
