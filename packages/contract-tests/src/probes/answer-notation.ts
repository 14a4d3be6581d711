import { jsonObject } from "../checks/answer.ts";
import { answersIn } from "./answer.ts";
import { type Sighting, settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

type Notation = "json" | "python";

/** A06: JSON, or the literals of Python that the page's examples are written in. */
export const answerNotation: Probe = {
  id: "answer-notation",
  ambiguity: "A06",
  intents: ["empty-body"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const sightings = answers.flatMap((answer): Sighting<Notation>[] => {
      const notation = answer.kind === "unreadable" ? pythonIn(answer.exchange.received?.text) : "json";
      return notation
        ? [{ answer, shows: notation === "json" ? "JSON" : "literals of Python", fits: [notation] }]
        : [];
    });
    return {
      reading: settle<Notation>(["json", "python"], sightings, "an answer with state (empty-body)", answers),
    };
  },
};

/** Good enough to know the page's own examples (F15 to F17), quotes of every shape included; no parser of Python. */
function pythonIn(text: string | undefined): "python" | undefined {
  if (text === undefined || jsonObject(text) || !/['‘’“”]\s*state\s*['‘’“”]\s*:/.test(text)) return undefined;
  const json = text
    .replace(/['‘’“”]/g, '"')
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false")
    .replace(/\bNone\b/g, "null");
  const body = jsonObject(json);
  return body && "state" in body ? "python" : undefined;
}
