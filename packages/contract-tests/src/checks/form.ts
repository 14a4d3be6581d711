import type { Readings } from "@remo-kit/openapi";
import type { Exchange, Received } from "../model/exchange.ts";
import { objectIn } from "../probes/notation.ts";
import { type Answer, answerOf, jsonIn, jsonObject } from "./answer.ts";
import { type Found, valueText } from "./divergences/found.ts";
import { isOfGateway } from "./origin.ts";

type Form = Pick<Received, "contentType" | "text" | "encoding">;

/** What is wrong with how an answer is written, whatever it says. */
export function formOf({ contentType, text, encoding = {} }: Form): Found[] {
  const media = contentType?.split(";")[0]?.trim().toLowerCase();
  const found: Found[] = [];
  // A page is another answer altogether, and its content type fits.
  if (media !== "application/json" && /^[\ufeff\s]*[[{]/.test(text)) {
    const received = contentType ?? "nothing";
    found.push({
      ...{ kind: "content-type", place: "", expected: "application/json", received },
      text: "the content type is not that of JSON",
    });
  }
  if ((encoding.bom && encoding.charset === undefined) || text.startsWith("\ufeff")) {
    found.push({
      ...{ kind: "encoding", place: "bom", expected: "no byte order mark", received: "a byte order mark" },
      text: "answers begin with a byte order mark, which JSON must not have",
    });
  }
  if (encoding.charset !== undefined) {
    found.push({
      ...{ kind: "encoding", place: "charset", expected: "UTF-8", received: encoding.charset.toUpperCase() },
      text: "answers are not encoded in UTF-8, which JSON has to be",
    });
  }
  return found;
}

const isPython = (text: string): boolean =>
  /^\s*[[{]/.test(text) &&
  jsonIn(text) === undefined &&
  (/^\s*[[{]\s*'/.test(text) || /[:,[]\s*(True|False|None|NaN|-?Infinity)\b/.test(text));

/** An answer; one that cannot be read as a whole as it would be without that, so that the rest is judged all the same. */
export function readableAnswer({ status, text }: Pick<Received, "status" | "text">, slug: string): Answer {
  const answer = answerOf({ status, text }, slug);
  return answer.kind === "other" ? answerOf({ status, text: repaired(text) ?? "" }, slug) : answer;
}

function repaired(text: string): string | undefined {
  // What is no number of JSON is wrong once, and not as a field too.
  const { body } = objectIn(text.replace(/([:,[]\s*)-?(NaN|Infinity)\b/g, (_, before) => `${before}0`)) ?? {};
  if (!body) return undefined;
  const number = (value: unknown) =>
    typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  const spelled: { readonly [state: string]: unknown } = { true: true, false: false };
  const state = spelled[String(body.state).toLowerCase()] ?? number(body.state);
  const status = number(body.status);
  return JSON.stringify({ ...body, ...("state" in body && { state }), ...("status" in body && { status }) });
}

/** Why an answer cannot be read. `says` is how an error of a case calls it. */
export function unreadable({ why: says }: Answer & { readonly kind: "other" }, { text }: Form): Found {
  const begin = text.trim() === "" ? "nothing" : text.slice(0, 60);
  if (isPython(text)) {
    const what = "an answer is written in Python's notation";
    return { kind: "notation", place: "", text: what, expected: "JSON", received: begin, says };
  }
  const body = jsonObject(text.replace(/^\ufeff/, ""));
  const field = (name: string, expected: string): Found => ({
    ...{ kind: "schema", place: `/${name}`, text: `\`/${name}\` of an answer is not what the spec has` },
    ...{ expected, received: valueText(body?.[name]), says },
  });
  const states = [0, 1, true, false];
  if (body && "state" in body && !states.includes(body.state as never))
    return field("state", "1 or true, false or 0");
  if (body && says === "a refusal without a code") return field("status", "an integer from 300 to 999");
  return {
    ...{ kind: "schema", place: "answer", text: `an answer is none of the API: ${says}` },
    ...{ expected: "a JSON object of the API", received: begin, says },
  };
}

type Rule = Readings["httpStatus"];

/** The HTTP status of a refusal by each reading of A05. */
const rules: { readonly [Name in Rule]: (code: number) => number } = {
  code: (code) => code,
  class: (code) => Math.floor(code / 100) * 100,
  ok: () => 200,
};

export const statusBy = (rule: Rule, code: number): number => rules[rule](code);

/** Codes that have to go by a rule before another one that does not is odd. */
const enough = 3;

/** The rule by which all codes but one have their status, where no rule explains all of them. */
export function ruleOfMost(exchanges: readonly Exchange[]): Rule | undefined {
  const statuses = new Map<number, Set<number>>();
  for (const exchange of exchanges) {
    const { received, operation } = exchange;
    const answer = received && !isOfGateway(exchange) ? readableAnswer(received, operation) : undefined;
    if (answer?.kind !== "refusal" || !received) continue;
    statuses.set(answer.code, (statuses.get(answer.code) ?? new Set()).add(received.status));
  }
  const codes = [...statuses];
  const fitting = (rule: Rule) =>
    codes.filter(([code, seen]) => [...seen].every((status) => status === rules[rule](code))).length;
  const found = (Object.keys(rules) as Rule[]).filter(
    (rule) => fitting(rule) === codes.length - 1 && fitting(rule) >= enough,
  );
  return found.length === 1 ? found[0] : undefined;
}
