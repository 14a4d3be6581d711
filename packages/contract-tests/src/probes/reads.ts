import { type Exchange, type Intent, operationOfSlug } from "../model/exchange.ts";
import { answersIn, type ProbeAnswer } from "./answer.ts";
import { type Seen, settle } from "./evidence.ts";
import { asking, type Probe } from "./probe.ts";

/** The code of a refusal, in the body or, where that has none, in the status line; a result for it fits no reading. */
const codeAmong =
  <const Code extends number>(codes: readonly Code[]) =>
  (answer: ProbeAnswer): Seen<Code> => {
    const isRead = operationOfSlug(answer.exchange.operation)?.kind === "read";
    if (!isRead || answer.kind === "unreadable") return undefined;
    if (answer.kind === "accepted") return { shows: "a result", fits: [] };
    const code = answer.code ?? answer.exchange.received?.status;
    return { shows: `code ${code}`, fits: codes.filter((one) => one === code) };
  };

const codes = [533, 534, 413, 400] as const;
const empty = [413, 400] as const;
const settled = <const Code extends number>(
  exchanges: readonly Exchange[],
  intent: Intent,
  known: readonly Code[],
  needs: string,
) => settle(known, needs, answersIn(exchanges, intent), codeAmong(known));

/** How what is not there is refused. */
export const readProbes: readonly Probe[] = [
  {
    id: "missing-result",
    ambiguity: "A26",
    of: "read",
    intents: ["read:unknown-uuid", "empty-body"],
    read: (exchanges) => ({
      unknownUuid: settled(
        exchanges,
        "read:unknown-uuid",
        codes,
        "a refusal of a uuid that was never sent (read:unknown-uuid)",
      ),
      emptyRead: settled(exchanges, "empty-body", empty, "a refusal of a read without a body (empty-body)"),
    }),
  },
  asking({
    id: "not-ready",
    ambiguity: "A27",
    of: "read",
    key: "notReady",
    intents: ["read:not-ready"],
    from: ["read:not-ready"],
    readings: ["code", "status-in-200", "400-without-code"],
    needs: "a refusal of a uuid that is being analysed (read:not-ready)",
    see(answer) {
      if (answer.kind !== "refused") return undefined;
      const { status } = answer.exchange.received ?? {};
      const shows = `HTTP ${status} with the code ${answer.code ?? "missing"}`;
      if (status === 200) return { shows, fits: ["status-in-200"] };
      if (answer.code === undefined) return { shows, fits: status === 400 ? ["400-without-code"] : [] };
      return { shows, fits: answer.code === status ? ["code"] : [] };
    },
  }),
  asking({
    id: "another-user",
    ambiguity: "A28",
    of: "read",
    key: "otherUsersUuid",
    intents: ["read:another-user"],
    from: ["read:another-user"],
    readings: codes,
    needs: "a refusal of the uuid of another user (read:another-user)",
    see: codeAmong(codes),
  }),
];
