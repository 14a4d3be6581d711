import type { Language } from "@remo-kit/common/language";
import type { ControlCore } from "../control/call.ts";
import { handlers } from "../control/handlers.ts";
import { demoAccount } from "../options.ts";
import type { Words } from "./texts.ts";

/** The reader of a page. */
export type Reader = { readonly language: Language; readonly words: Words; readonly tenant: string };

export const sectionIds = [
  "journal",
  "scenarios",
  "profile",
  "send",
  "queue",
  "accounts",
  "jobs",
  "faults",
] as const;

/** What the dashboard shows of a tenant, beside the journal: what the control API would answer, and no more. */
export type State = Awaited<ReturnType<typeof readState>>;

export type SectionProps = { readonly state: State; readonly reader: Reader };

/** Jobs and journal entries that are shown, at most. */
export const mostShown = 100;

export async function readState(core: ControlCore, tenant: string) {
  const signal = core.changes.ended;
  const call = { core, tenant, signal, params: undefined, query: undefined, body: undefined };
  const [{ answers }, { accounts }, { jobs }, clock, profile, { faults }] = await Promise.all([
    handlers.nextAnswers(call),
    handlers.accounts(call),
    handlers.jobs({ ...call, query: { limit: mostShown } }),
    handlers.clock(call),
    handlers.profile(call),
    handlers.faults(call),
  ]);
  return { next: answers, accounts, jobs, clock, profile, faults };
}

/** The newest entries, oldest first. */
export const readEntries = ({ journal }: ControlCore, tenant: string, after = 0) =>
  journal.list(tenant, { after }, mostShown);

/** Whether the tenant knows the placeholders of the page's example: only they may be filled in for the reader. */
export async function knowsDemoAccount({ state }: ControlCore, tenant: string): Promise<boolean> {
  const account = await state.account(tenant, demoAccount.email);
  return account?.userKey === demoAccount.userKey && account.apiKey === demoAccount.apiKey;
}
