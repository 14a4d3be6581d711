import { handlers } from "../control/handlers.ts";
import { ControlProblem } from "../control/input.ts";
import type { MockCore } from "../core.ts";
import { scenarios } from "../scenarios.ts";
import { EntryDetails, EntryGone, ScenarioDetails } from "./details.tsx";
import { JobDetails, JobGone } from "./job-details.tsx";
import type { Reader } from "./view.ts";

/** What the dialog is filled with; undefined if there is no such thing. */
export async function fragmentOf(core: MockCore, reader: Reader, origin: string, kind: string, name: string) {
  if (kind === "entries" && /^\d{1,15}$/.test(name)) {
    const [entry] = core.journal.list(reader.tenant, { after: Number(name) - 1 }, Number.POSITIVE_INFINITY);
    if (entry?.id !== Number(name)) return <EntryGone reader={reader} />;
    return <EntryDetails entry={entry} reader={reader} origin={origin} />;
  }
  if (kind === "jobs" && /^[1-9]\d{0,14}$/.test(name)) return jobDetails(core, reader, name);
  const [asked = "", slug] = name.split("@");
  const scenario = kind === "scenarios" ? scenarios.get(asked) : undefined;
  return scenario && <ScenarioDetails scenario={scenario} slug={slug} reader={reader} origin={origin} />;
}

async function jobDetails(core: MockCore, reader: Reader, id: string) {
  const { tenant } = reader;
  const asked = { params: { id }, query: undefined, body: undefined };
  try {
    const job = await handlers.job({ core, tenant, signal: core.changes.ended, ...asked });
    return <JobDetails job={job} reader={reader} />;
  } catch (error) {
    if (error instanceof ControlProblem) return <JobGone reader={reader} />;
    throw error;
  }
}
