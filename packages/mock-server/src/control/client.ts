import type { Profile, profiles } from "@remo-kit/openapi";
import { tenantHeader } from "../tenant.ts";
import { type ControlFetch, controlSender } from "./request.ts";
import type {
  AccountRequest,
  FaultRuleRequest,
  JournalQuery,
  MockAccount,
  MockClock,
  MockFaultRule,
  MockJob,
  MockJournalEntry,
  MockJournalWait,
  MockNextAnswer,
  MockProfile,
  MockScenario,
  NextRequest,
  WaitQuery,
} from "./schemas.ts";

export { MockControlError } from "./request.ts";

export type MockControlOptions = {
  /** What requests are sent with. Default: the platform's `fetch`. */
  readonly fetch?: ControlFetch | undefined;
  /** Tenant that is controlled, 1 to 64 of `A-Z a-z 0-9 . _ -`. Default: `default`. */
  readonly tenant?: string | undefined;
  /** The mock's control token. Default: none is sent. */
  readonly token?: string | undefined;
};

/** The control API of a mock. Each method rejects with a `MockControlError` if the mock refuses. */
export type MockControl = {
  /** Resolves if the mock is alive. */
  health(): Promise<void>;
  /** Resolves if the mock can answer requests. */
  ready(): Promise<void>;
  /** The situations that the mock can be in. */
  scenarios(): Promise<readonly MockScenario[]>;
  /** What the mock received: the newest entries that fit, oldest of them first. */
  journal(filter?: JournalQuery): Promise<readonly MockJournalEntry[]>;
  /** Waits until so many entries fit, those included that are there already, or until the time is up. */
  waitForJournal(query?: WaitQuery): Promise<MockJournalWait>;
  /** Forgets the journal; the number of entries. */
  clearJournal(): Promise<number>;
  /** Queues an answer. */
  next(answer: NextRequest): Promise<MockNextAnswer>;
  /** The answers that are queued, first first. */
  nextAnswers(): Promise<readonly MockNextAnswer[]>;
  /** Takes a queued answer away, or all of them; the number of those that went. */
  clearNext(id?: number): Promise<number>;
  /** The accounts, oldest first, without their keys. */
  accounts(): Promise<readonly MockAccount[]>;
  /** Adds an account, or replaces the keys and the credits of the one with the same e-mail address. */
  putAccount(account: AccountRequest): Promise<MockAccount>;
  setCredits(id: number, credits: number): Promise<MockAccount>;
  /** Takes an account and its jobs away. */
  deleteAccount(id: number): Promise<void>;
  /** The requests that were accepted, newest first, at most `limit`. Default: 100. */
  jobs(limit?: number): Promise<readonly MockJob[]>;
  /** What the virtual clock shows. */
  clock(): Promise<MockClock>;
  /** Sets the speed of the virtual clock, above 0 to 1,000,000; 1 is that of the wall clock. */
  setTimeScale(scale: number): Promise<MockClock>;
  /** Puts the virtual clock forward, by up to ten years. */
  advance(seconds: number): Promise<MockClock>;
  /** The profile that is played. */
  profile(): Promise<MockProfile>;
  /** Plays another profile: a built-in one by its name, or a whole one. */
  setProfile(profile: Profile | keyof typeof profiles): Promise<MockProfile>;
  /** Changes some keys of the profile that is played. */
  changeProfile(changes: Partial<Profile>): Promise<MockProfile>;
  /** The faults that a share of the requests meets. */
  faults(): Promise<readonly MockFaultRule[]>;
  /** Replaces the faults; an empty list means none. */
  setFaults(faults: readonly FaultRuleRequest[]): Promise<readonly MockFaultRule[]>;
  /** Every tenant that was seen. */
  tenants(): Promise<readonly string[]>;
  /** Starts the tenant anew: accounts, jobs, queued answers, settings, clock and journal. */
  reset(): Promise<void>;
};

/**
 * Controls a mock, from Node or from a browser.
 *
 * @param url where the mock listens, such as `http://127.0.0.1:4010`.
 * @throws TypeError `url` is none.
 */
export function createMockControl(url: string | URL, options: MockControlOptions = {}): MockControl {
  const { fetch = platformFetch, tenant, token } = options;
  const send = controlSender(url, fetch, {
    ...(tenant === undefined ? {} : { [tenantHeader]: tenant }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  });
  return {
    health: async () => void (await send("health")),
    ready: async () => void (await send("ready")),
    scenarios: async () => (await send("scenarios")).scenarios,
    journal: async (query = {}) => (await send("journal", { query })).entries,
    waitForJournal: (query = {}) => send("waitForJournal", { query }),
    clearJournal: async () => (await send("clearJournal")).cleared,
    next: (body) => send("next", { body }),
    nextAnswers: async () => (await send("nextAnswers")).answers,
    async clearNext(id) {
      const answer = id === undefined ? send("clearNext") : send("clearOneNext", { params: { id } });
      return (await answer).cleared;
    },
    accounts: async () => (await send("accounts")).accounts,
    putAccount: (body) => send("putAccount", { body }),
    setCredits: (id, credits) => send("setCredits", { params: { id }, body: { credits } }),
    deleteAccount: (id) => send("deleteAccount", { params: { id } }),
    jobs: async (limit) => (await send("jobs", { query: { limit } })).jobs,
    clock: () => send("clock"),
    setTimeScale: (scale) => send("setTimeScale", { body: { scale } }),
    advance: (seconds) => send("advance", { body: { seconds } }),
    profile: () => send("profile"),
    setProfile: (profile) =>
      send("setProfile", { body: typeof profile === "string" ? { name: profile } : profile }),
    changeProfile: (body) => send("changeProfile", { body }),
    faults: async () => (await send("faults")).faults,
    setFaults: async (faults) => (await send("setFaults", { body: { faults: [...faults] } })).faults,
    tenants: async () => (await send("tenants")).tenants,
    reset: () => send("reset"),
  };
}

/** Asked for anew each time, as a test may replace it; and a browser's wants to be called as its own. */
const platformFetch: ControlFetch = (input, init) => globalThis.fetch(input, init);
