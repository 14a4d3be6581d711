import type { MockCore } from "../core.ts";
import { scenarios } from "../scenarios.ts";
import { EntryDetails, EntryGone, ScenarioDetails } from "./details.tsx";
import type { Reader } from "./view.ts";

/** What the dialog is filled with; undefined if there is no such thing. */
export function fragmentOf(core: MockCore, reader: Reader, origin: string, kind: string, name: string) {
  if (kind === "entries" && /^\d{1,15}$/.test(name)) {
    const [entry] = core.journal.list(reader.tenant, { after: Number(name) - 1 }, Number.POSITIVE_INFINITY);
    if (entry?.id !== Number(name)) return <EntryGone reader={reader} />;
    return <EntryDetails entry={entry} reader={reader} origin={origin} />;
  }
  const [asked = "", slug] = name.split("@");
  const scenario = kind === "scenarios" ? scenarios.get(asked) : undefined;
  return scenario && <ScenarioDetails scenario={scenario} slug={slug} reader={reader} origin={origin} />;
}
