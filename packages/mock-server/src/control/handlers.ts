import { parseProfile, profiles } from "@remo-kit/openapi";
import { chanceFaultOf, type Fault, faultOf } from "../fault-effect.ts";
import type { FaultName } from "../faults.ts";
import { shownEntry } from "../journal/journal.ts";
import { type Scenario, scenarios, takesWaitTime } from "../scenarios.ts";
import { advanced, rescaled } from "../state/clock.ts";
import { defaultTenant } from "../tenant.ts";
import { abortedBy } from "../wire/aborted-by.ts";
import { type ControlCall, type ControlHandlers, notFound } from "./call.ts";
import { ControlProblem } from "./input.ts";
import { jobHandlers } from "./job-handlers.ts";
import { accountOf, clockOf, faultsOf, nextAnswerOf, profileOf } from "./render.ts";

/** What each operation does. */
export const handlers: ControlHandlers = {
  ...jobHandlers,
  health: async () => ({ status: "ok" }),
  async ready({ core }) {
    await core.state.settings(defaultTenant).catch((error: unknown) => {
      const { code, name } = error as { code?: unknown; name?: unknown }; // A message may have an address with a password in it.
      throw new ControlProblem(503, `The store does not answer (${String(code ?? name)}).`);
    });
    return { status: "ok" };
  },
  scenarios: async () => ({ scenarios: [...scenarios.values()] }),

  journal: async ({ core, tenant, query: { limit, ...filter } }) => ({
    entries: core.journal.list(tenant, filter, limit).map(shownEntry),
  }),
  async waitForJournal({ core, tenant, signal, query: { count, timeoutMs, ...filter } }) {
    const over = abortedBy(signal);
    void core.options.time.sleep(timeoutMs, over.signal).then(over.abort);
    const entries = await core.journal.wait(tenant, filter, count, over.signal);
    over.release();
    over.abort();
    return { complete: entries.length >= count, entries: entries.map(shownEntry) };
  },
  clearJournal: async ({ core, tenant }) => ({ cleared: core.journal.clear(tenant) }),

  nextAnswers: async ({ core, tenant }) => ({
    answers: (await core.state.queue(tenant)).map(nextAnswerOf),
  }),
  async next({ core, tenant, body }) {
    const { value: _, ...answer } = { ...body, ...faultIn(body) };
    return nextAnswerOf(await core.state.enqueue(tenant, answer));
  },
  clearNext: async ({ core, tenant }) => ({ cleared: await core.state.clearQueue(tenant) }),
  async clearOneNext({ core, tenant, params: { id } }) {
    const cleared = await core.state.clearQueue(tenant, id);
    if (cleared === 0) throw notFound(`No answer of the id ${id} is queued`, "GET /__mock/next");
    return { cleared };
  },

  accounts: async ({ core, tenant }) => ({ accounts: (await core.state.accounts(tenant)).map(accountOf) }),
  putAccount: async ({ core, tenant, body }) => accountOf(await core.state.putAccount(tenant, body)),
  async setCredits({ core, tenant, params: { id }, body: { credits } }) {
    const account = await core.state.setCredits(tenant, id, credits);
    if (!account) throw noAccount(id);
    return accountOf(account);
  },
  async deleteAccount({ core, tenant, params: { id } }) {
    if (!(await core.state.deleteAccount(tenant, id))) throw noAccount(id);
    return undefined;
  },

  clock: async ({ core, tenant }) => clockOf(await core.state.clock(tenant), core.options.time.now()),
  async setTimeScale({ core, tenant, body: { scale } }) {
    const wall = core.options.time.now();
    return clockOf(await core.state.changeClock(tenant, (clock) => rescaled(clock, wall, scale)), wall);
  },
  async advance({ core, tenant, body: { seconds } }) {
    const clock = await core.state.changeClock(tenant, (clock) => advanced(clock, seconds * 1000));
    return clockOf(clock, core.options.time.now());
  },

  profile: async ({ core, tenant }) => profileOf((await core.state.settings(tenant)).profile),
  async setProfile({ core, tenant, body }) {
    const profile = "name" in body ? profiles[body.name] : parseProfile(body);
    return profileOf((await core.state.changeSettings(tenant, () => ({ profile }))).profile);
  },
  async changeProfile({ core, tenant, body }) {
    const changed = await core.state.changeSettings(tenant, ({ profile }) => ({
      profile: { ...profile, ...body },
    }));
    return profileOf(changed.profile);
  },
  faults: async ({ core, tenant }) => faultsOf(await core.state.settings(tenant)),
  async setFaults({ core, tenant, body }) {
    const faults = body.faults.map((rule) => checked(() => chanceFaultOf(rule)));
    return faultsOf(await core.state.changeSettings(tenant, () => ({ faults })));
  },

  tenants: async ({ core }) => ({ tenants: await core.state.tenants() }),
  async reset({ core, tenant }) {
    await core.forget(tenant);
    return undefined;
  },
};

const noAccount = (id: number) => notFound(`There is no account of the id ${id}`, "GET /__mock/accounts");

/** @throws ControlProblem a value or a wait_time for a scenario that takes none. */
function faultIn({ scenario, value, waitTime }: ControlCall<"next">["body"]): { readonly fault?: Fault } {
  const named = scenarios.get(scenario) as Scenario;
  if (named.category === "fault") {
    return { fault: checked(() => faultOf({ fault: scenario as FaultName, value })) };
  }
  if (value !== undefined) throw takesNone("value", scenario, "the number of a fault");
  if (waitTime !== undefined && !takesWaitTime(named)) {
    throw takesNone("waitTime", scenario, "`wait_time` of a success");
  }
  return {};
}

const takesNone = (field: string, scenario: string, what: string) =>
  new ControlProblem(
    400,
    `\`${field}\` is ${what}, and ${scenario} has none: leave it out, or queue another scenario. GET /__mock/scenarios lists them.`,
  );

function checked<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) throw new ControlProblem(400, error.message);
    throw error;
  }
}
