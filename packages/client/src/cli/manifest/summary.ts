import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import type { Texts } from "../texts/texts.ts";
import type { Outcome, State } from "./outcome.ts";

const states: readonly State[] = ["accepted", "before", "unknown", "failed", "left"];

/** What became of all of them, and what is to be done. */
export function summary(outcomes: readonly Outcome[], file: string, json: boolean, texts: Texts): string {
  const count = (state: State) => outcomes.filter((outcome) => outcome.state === state).length;
  if (json)
    return JSON.stringify({
      summary: Object.fromEntries(states.map((state) => [state, count(state)])),
      file,
    });
  const said = texts.manifest;
  const counts = states.filter(count).map((state) => `${said.states[state]} ${count(state)}`);
  const unknown = outcomes.filter(({ state }) => state === "unknown").map(({ entry }) => entry);
  return [
    fill(said.summary, { total: outcomes.length, counts: counts.join(", ") }),
    ...(unknown.length > 0
      ? [said.ask, ...unknown.map(({ file, uuid }) => printable(`  ${file}  ${uuid}`))]
      : []),
    ...(count("failed") + count("left") > 0 ? [said.goOn] : []),
    printable(fill(said.kept, { file })),
  ].join("\n");
}
