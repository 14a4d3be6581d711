import { operationList, profileKeys } from "@remo-kit/openapi";
import type { RunModel } from "../../model/run.ts";
import { answerTo } from "../answer.ts";
import { fieldsOf } from "../schema.ts";

type Kind = "success" | "refusal";

const ofOperations = ["schema", "code", "client", "requests", "path"];

/** Whether a run looked where a key would show; what any answer can show needs a success and a refusal. */
export function lookedIn(run: Pick<RunModel, "exchanges" | "cases" | "undecided" | "probes">) {
  const answered = run.exchanges.filter(({ received }) => received !== undefined);
  const places = new Set(answered.map(({ operation, intent }) => `${operation}:${intent}`));
  const kinds = new Set(answered.map((one) => `${one.operation}:${answerTo(one)?.kind}`));
  const ran = new Set(run.cases.filter(({ outcome }) => outcome !== "not-run").map(({ id }) => id));
  const isWhole = run.cases.every(({ outcome }) => outcome !== "not-run");
  const decided = decidedIn(run);
  const had = (slug: string, wanted: readonly Kind[]) =>
    wanted.every((kind) => operationList.some((one) => kinds.has(`${slug || one.slug}:${kind}`)));
  return (key: string): boolean => {
    const [kind = "", first = "", ...rest] = key.split(":");
    const place = rest.join(":");
    if (kind === "case") return ran.has([first, ...rest].join(":"));
    if (kind === "profile") return decided.has(first);
    if (kind === "coverage") return isWhole;
    if (kind === "credits") return places.has(`${first}:bad-video:after`);
    if (kind === "security") return places.has(`${first}:read:${place}`);
    const operation = operationList.find(({ slug }) => slug === first);
    if (!operation) return !ofOperations.includes(kind) && had("", ["success", "refusal"]);
    // Of earlier lists: the intent of the request, and the place after it.
    const seen = [...places].some((one) => `${first}:${place}:`.startsWith(`${one}:`));
    return seen || (!hasIntent(place) && had(first, kindsOf(operation, kind, place)));
  };
}

/** A place has no intent before it where it is one word, a pointer, or nothing. */
const hasIntent = (place: string): boolean => /^[a-z-]+:/.test(place);

function kindsOf(operation: (typeof operationList)[number], kind: string, place: string): readonly Kind[] {
  const field = place.split("/")[1] ?? "";
  const both = ["success", "refusal"] as const;
  if (kind !== "schema" || field === "") return both;
  const having = both.filter((one) => fieldsOf(operation, one).named.includes(field));
  return having.length > 0 ? having : both;
}

function decidedIn({ undecided, probes }: Pick<RunModel, "undecided" | "probes">): ReadonlySet<string> {
  const open = new Set<string>(undecided.map(({ key }) => key));
  const read = probes.filter(({ readings: { reading } }) => reading && "value" in reading);
  return new Set([...Object.keys(profileKeys).filter((key) => !open.has(key)), ...read.map(({ id }) => id)]);
}
