import type { Profile } from "@remo-kit/openapi";
import { answersIn, isRefused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

const readings = ["code", "class", "ok"] as const;

/** A05: the status line against the code of the body. With 400 and 500, `code` and `class` look the same. */
export const httpStatus: Probe = {
  id: "http-status",
  ambiguity: "A05",
  intents: ["unknown-user"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const sightings = answers.filter(isRefused).flatMap((answer) => {
      const { code } = answer;
      const status = answer.exchange.received?.status;
      if (code === undefined) return [];
      const due = { code, class: Math.floor(code / 100) * 100, ok: 200 } satisfies Record<
        Profile["httpStatus"],
        number
      >;
      return [
        {
          answer,
          shows: `HTTP ${status} for ${code}`,
          fits: readings.filter((reading) => due[reading] === status),
        },
      ];
    });
    return {
      httpStatus: settle(
        readings,
        sightings,
        "a refusal whose code is neither 400 nor 500 (unknown-user)",
        answers,
      ),
    };
  },
};
