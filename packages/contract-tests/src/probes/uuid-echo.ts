import { answersIn, isAccepted } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

type Maker = "caller" | "vendor";

/** A09: the uuid that comes back is the caller's, in whatever letter case, or another one. */
export const uuidEcho: Probe = {
  id: "uuid-echo",
  ambiguity: "A09",
  intents: ["accept:first"],
  read(exchanges) {
    const answers = answersIn(
      exchanges,
      "accept:first",
      "accept:same-uuid",
      "accept:same-video",
      "accept:jpeg",
    );
    const sightings = answers.filter(isAccepted).flatMap((answer) => {
      const sent = answer.exchange.sent.uuid?.toLowerCase();
      const { uuid } = answer.body;
      if (sent === undefined || typeof uuid !== "string" || uuid === "") return [];
      const own = uuid.toLowerCase() === sent;
      const fits: Maker[] = [own ? "caller" : "vendor"];
      return [{ answer, shows: own ? "the uuid that was sent" : "another uuid", fits }];
    });
    return {
      reading: settle<Maker>(
        ["caller", "vendor"],
        sightings,
        "a receipt with a uuid (accept:first)",
        answers,
      ),
    };
  },
};
