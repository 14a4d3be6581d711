import { profileKeys, type Readings } from "@remo-kit/openapi";
import type { Exchange, KeysUsed } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { answersIn, isNotReady, isOfRead, isRefused, type ProbeAnswer, type Refused } from "../answer.ts";
import { type Seen, settle } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { storyOf } from "./story.ts";

type Code = Readings["unknownUuid"];

/** A code that means that nothing is there, be it in the status line alone. Others are about something else (A18). */
function codeSeen<Value extends number>(values: readonly Value[]) {
  return (answer: ProbeAnswer): Seen<Value> => {
    if (answer.kind !== "refused") return undefined;
    const code = answer.code ?? answer.exchange.received?.status;
    const fits = values.filter((value) => value === code);
    return fits.length > 0 ? { shows: `code ${code}`, fits } : undefined;
  };
}

const unknownCodes = profileKeys.unknownUuid.values as readonly Code[];
const emptyCodes = profileKeys.emptyRead.values as readonly (413 | 400)[];

/** Those of the account, if it asked. */
function ownOrAll(answers: readonly ProbeAnswer[]): readonly ProbeAnswer[] {
  const own = answers.filter(({ exchange }) => exchange.sent.keys === "own");
  return own.length > 0 ? own : answers;
}

function unknownRead(exchanges: readonly Exchange[]): Finding<Code> | Undecided {
  const answers = answersIn(exchanges, "read:unknown-uuid").filter(isOfRead);
  const asked = ownOrAll(answers);
  const needs = "a refusal of a uuid that was never sent (read:unknown-uuid)";
  const reading = settle(unknownCodes, needs, asked, codeSeen(unknownCodes));
  return asAskedBy(reading, asked, "own");
}

/** Sure only if an account asked: of an address that is nobody's, a server may not have looked at the uuid. */
function asAskedBy<Reading extends object>(reading: Reading, asked: readonly ProbeAnswer[], keys: KeysUsed) {
  const isSure = "undecided" in reading || asked.some(({ exchange }) => exchange.sent.keys === keys);
  return isSure ? reading : { ...reading, confidence: "likely" as const };
}

const notReadyForms = ["code", "status-in-200", "400-without-code"] as const;

/** A 200 with the code is the form of this answer alone, or that of every refusal (A05): the others say which. */
function formsOf(answer: Refused, others: readonly Refused[]): readonly (typeof notReadyForms)[number][] {
  const status = answer.exchange.received?.status;
  // Without a code in it, it was the status line that said to wait.
  if (answer.code === undefined) return [status === 400 ? "400-without-code" : "code"];
  if (status === answer.code || status === Math.floor(answer.code / 100) * 100) return ["code"];
  if (status !== 200) return [];
  if (!("state" in answer.body)) return ["status-in-200"];
  const in200 = others.filter(({ exchange }) => exchange.received?.status === 200);
  if (in200.length > 0 && in200.length < others.length) return ["code", "status-in-200"];
  if (others.length === 0) return ["code", "status-in-200"];
  return in200.length > 0 ? ["code"] : ["status-in-200"];
}

function notReadyRead(exchanges: readonly Exchange[]) {
  const { reads = [] } = storyOf(exchanges) ?? {};
  const refused = answersIn(exchanges).filter(isRefused);
  const others = refused.filter((answer) => !reads.some(({ exchange }) => exchange === answer.exchange));
  // A uuid that was never sent may be answered as one that is not done.
  const plain = others.filter((answer) => !isNotReady(answer));
  const needs = "an answer to a read before its analysis is done (submitted, read:not-ready)";
  return settle(notReadyForms, needs, reads, (answer) => {
    if (answer.kind !== "refused" || !isNotReady(answer)) return undefined;
    const { code, exchange } = answer;
    const shows = `HTTP ${exchange.received?.status} with ${code === undefined ? "no code" : `code ${code}`}`;
    const fits = formsOf(answer, plain.length > 0 ? plain : others);
    // A status line that no form has is wrong of itself (A05).
    return fits.length > 0 ? { shows, fits } : undefined;
  });
}

/** A uuid of another user than the one who asks: the job has to be there. */
function anothersRead(exchanges: readonly Exchange[]) {
  const story = storyOf(exchanges);
  const answers = answersIn(exchanges, "read:another-user").filter(
    ({ exchange: { sent } }) => story?.isIts(sent.uuid) && sent.keys !== "own",
  );
  const needs = "a refusal of a uuid that another user sent (submitted, read:another-user)";
  return asAskedBy(settle(unknownCodes, needs, answers, codeSeen(unknownCodes)), answers, "other");
}

export const readRefusals: readonly Probe[] = [
  {
    // A uuid that was never sent, and no body at all.
    id: "missing-result",
    ambiguity: "A26",
    intents: ["read:unknown-uuid", "empty-body"],
    read(exchanges) {
      const empty = answersIn(exchanges, "empty-body").filter(isOfRead);
      const needs = "a refusal of a read without a body (empty-body)";
      return {
        unknownUuid: unknownRead(exchanges),
        emptyRead: settle(emptyCodes, needs, empty, codeSeen(emptyCodes)),
      };
    },
  },
  {
    id: "not-ready",
    ambiguity: "A27",
    of: "family",
    intents: ["submitted", "read:not-ready", "read:done"],
    read: (exchanges) => ({ notReady: notReadyRead(exchanges) }),
  },
  {
    // Whatever it is: a result would be a finding of security.
    id: "another-user",
    ambiguity: "A28",
    of: "family",
    intents: ["submitted", "read:another-user"],
    read: (exchanges) => ({ otherUsersUuid: anothersRead(exchanges) }),
  },
];
