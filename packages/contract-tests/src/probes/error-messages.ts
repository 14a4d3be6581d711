import { answersIn, isRefused } from "./answer.ts";
import { found, lacking } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A message is the server's own text: as much of it as tells it from others. */
const most = 120;

/** A19: the messages as they came, by code. Nothing is compared: the page has none for the codes of its table. */
export const errorMessages: Probe = {
  id: "error-messages",
  ambiguity: "A19",
  intents: ["empty-body", "no-fields", "unknown-user"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const messages = new Map<string, (typeof answers)[number]>();
    for (const answer of answers.filter(isRefused)) {
      const { message } = answer.body;
      if (answer.code === undefined || typeof message !== "string") continue;
      const text = `${answer.code} ${JSON.stringify(message.slice(0, most))}`;
      if (!messages.has(text)) messages.set(text, answer);
    }
    if (messages.size === 0)
      return { reading: lacking("a refusal with a code and a message (empty-body)", answers) };
    return { reading: found([...messages.keys()].sort().join(", "), [...messages.values()]) };
  },
};
