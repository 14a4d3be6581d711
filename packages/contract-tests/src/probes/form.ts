import { fieldsOf } from "../checks/schema.ts";
import { operationOfSlug } from "../model/exchange.ts";
import {
  type Accepted,
  answersIn,
  codeFields,
  isAccepted,
  isNotReady,
  isOfRead,
  isRefused,
  type ProbeAnswer,
  type Refused,
} from "./answer.ts";
import { found, lacking, type Seen, settle } from "./evidence.ts";
import { asking, type Probe } from "./probe.ts";

/** What the answer table lists and the examples of refusals do not have (A14). */
const ofTable = ["uuid", "wait_time", "file_exist"];

/** A message is the server's own text: as much of it as is needed to know it from others. */
const longestMessage = 120;

/** A refusal of a read that has its own form (A27): it means to wait, or says its code by the status line alone. */
const isShort = (answer: Refused): boolean =>
  isNotReady(answer) || (isOfRead(answer) && answer.code === undefined);

const statusReadings = ["code", "class", "ok"] as const;

export const formProbes: readonly Probe[] = [
  {
    // `state` as it is written, in every answer that has it.
    id: "state-type",
    ambiguity: "A01",
    intents: ["empty-body", "unknown-user", "accept:first"],
    read(exchanges) {
      const answers = answersIn(exchanges);
      const needs = "a video that is accepted (accept:first)";
      // A result has the values alone, by its page.
      const ofReceipt = (answer: ProbeAnswer) => isAccepted(answer) && !isOfRead(answer);
      const ofRefusal = (answer: ProbeAnswer) => isRefused(answer) && !isShort(answer);
      return {
        successState: settle<1 | true>([1, true], needs, answers, stateIf(ofReceipt), handedIn(answers)),
        failureState: settle<false | 0>([false, 0], "a refusal (empty-body)", answers, stateIf(ofRefusal)),
      };
    },
  },
  asking({
    id: "status-key",
    ambiguity: "A02",
    intents: ["empty-body", "unknown-user"],
    key: "statusKey",
    readings: ["status", "status_code"],
    needs: "a refusal with its code in one field (empty-body)",
    see(answer) {
      if (!isRefused(answer) || isShort(answer)) return undefined;
      const fits = codeFields(answer.body);
      return { shows: fits.length === 0 ? "no code" : `a code in ${fits.join(" and in ")}`, fits };
    },
  }),
  asking({
    // The status line against the code of the body. With 400 and 500, `code` and `class` look the same.
    id: "http-status",
    ambiguity: "A05",
    intents: ["unknown-user"],
    key: "httpStatus",
    readings: statusReadings,
    needs: "a refusal whose code is neither 400 nor 500 (unknown-user)",
    see(answer) {
      if (!isRefused(answer) || isShort(answer) || answer.code === undefined) return undefined;
      const { code, exchange } = answer;
      const status = exchange.received?.status;
      const due = { code, class: Math.floor(code / 100) * 100, ok: 200 };
      const fits = statusReadings.filter((reading) => due[reading] === status);
      return { shows: `HTTP ${status} for ${code}`, fits };
    },
  }),
  asking({
    // JSON, or the literals of Python that the page's examples are written in.
    id: "answer-notation",
    ambiguity: "A06",
    intents: ["empty-body"],
    readings: ["json", "python"],
    needs: "an answer with state (empty-body)",
    see(answer) {
      if (answer.kind === "unreadable" || answer.notation === "loose") return undefined;
      const { notation } = answer;
      return { shows: notation === "json" ? "JSON" : "literals of Python", fits: [notation] };
    },
  }),
  asking({
    // The uuid that comes back is the caller's, in whatever letter case, or another one.
    id: "uuid-echo",
    ambiguity: "A09",
    intents: ["accept:first"],
    from: ["accept:first", "accept:same-uuid", "accept:same-video", "accept:jpeg"],
    readings: ["caller", "vendor"],
    needs: "a receipt with a uuid (accept:first)",
    see(answer) {
      const sent = answer.exchange.sent.uuid?.toLowerCase();
      const uuid = isAccepted(answer) ? answer.body.uuid : undefined;
      if (sent === undefined || typeof uuid !== "string" || uuid === "") return undefined;
      if (uuid.toLowerCase() === sent) return { shows: "the uuid that was sent", fits: ["caller"] };
      return { shows: "another uuid", fits: ["vendor"] };
    },
  }),
  asking({
    // The fields of the examples (F16, F17), or all of the answer table.
    id: "error-fields",
    ambiguity: "A14",
    intents: ["unknown-user"],
    from: ["unknown-user"],
    readings: ["examples", "answer table"],
    needs: "a refusal (unknown-user)",
    see(answer) {
      if (!isRefused(answer)) return undefined;
      const has = ofTable.filter((field) => field in answer.body);
      if (has.length === 0) return { shows: `none of ${ofTable.join(", ")}`, fits: ["examples"] };
      const isWhole = has.length === ofTable.length;
      return { shows: has.join(", "), fits: isWhole ? ["answer table"] : ["examples", "answer table"] };
    },
  }),
  {
    // The messages as they came, by code. Nothing is compared: the page has none for the codes of its table.
    id: "error-messages",
    ambiguity: "A19",
    intents: ["empty-body", "no-fields", "unknown-user"],
    read(exchanges) {
      const answers = answersIn(exchanges);
      const messages = new Map<string, Refused>();
      for (const answer of answers.filter(isRefused)) {
        const { message } = answer.body;
        if (answer.code === undefined || typeof message !== "string") continue;
        const text = `${answer.code} ${JSON.stringify(message.slice(0, longestMessage))}`;
        if (!messages.has(text)) messages.set(text, answer);
      }
      if (messages.size === 0)
        return { reading: lacking("a refusal with a code and a message (empty-body)", answers) };
      return { reading: found([...messages.keys()].sort().join(", "), [...messages.values()]) };
    },
  },
  {
    // Fields that neither the answer table nor an example has. Those of a refusal may be all of the table (A14).
    id: "extra-fields",
    ambiguity: "A22",
    intents: ["empty-body", "unknown-user", "accept:first"],
    read(exchanges) {
      const answers = answersIn(exchanges).filter((answer) => !isOfRead(answer));
      // What one says is nothing of the other: a sibling API has further fields in its successes (E03).
      const furtherIn = (kind: "accepted" | "refused", needs: string) => {
        const own = answers.filter((answer) => answer.kind === kind);
        const instead = kind === "accepted" ? handedIn(answers) : answers;
        return settle([false, true], needs, own, furtherFields, instead);
      };
      return {
        extraFields: furtherIn("accepted", "a video that is accepted (accept:first)"),
        extraFieldsOnError: furtherIn("refused", "a refusal with state (empty-body)"),
      };
    },
  },
];

const handedIn = (answers: readonly ProbeAnswer[]) =>
  answers.filter(({ exchange: { intent } }) => /^(accept:|submitted$)/.test(intent));

const stateIf =
  <Value>(isMeant: (answer: ProbeAnswer) => boolean) =>
  (answer: ProbeAnswer): Seen<Value> => {
    if (answer.kind === "unreadable" || !isMeant(answer) || !("state" in answer.body)) return undefined;
    const { state } = answer.body;
    return { shows: `state ${JSON.stringify(state)}`, fits: [state as Value] };
  };

function furtherFields(answer: ProbeAnswer): Seen<boolean> {
  if (answer.kind === "unreadable" || !("state" in answer.body)) return undefined;
  const extra = extraOf(answer);
  return { shows: extra.join(", ") || "no further field", fits: [extra.length > 0] };
}

function extraOf(answer: Accepted | Refused): string[] {
  const operation = operationOfSlug(answer.exchange.operation);
  const fields = (kind: "success" | "refusal") => (operation ? fieldsOf(operation, kind).named : []);
  const known = [...fields("success"), ...(answer.kind === "accepted" ? [] : fields("refusal"))];
  // A02: under that name it is the code, and no further field.
  const isCode = answer.kind === "refused" && codeFields(answer.body)[0] === "status_code";
  return Object.keys(answer.body)
    .filter((field) => !known.includes(field) && !(isCode && field === "status_code"))
    .map((field) => field.slice(0, 40));
}
