import type { Divergence } from "../../model/run.ts";

/** Something that one exchange shows, and that the spec, the table of operations or the client says otherwise. */
export type Found = Pick<Divergence, "kind" | "text" | "expected" | "received"> & {
  /** A JSON pointer, `answer`, a code, what the client read; empty where the kind says it all. */
  readonly place: string;
  /** What an error of a case says that failed of it, beside its text. */
  readonly says?: string;
};

/** Kinds of what a server does alike everywhere: their keys have no operation. */
const wholeServer: readonly Found["kind"][] = ["content-type", "encoding", "notation"];

/** One cause, one key: neither the intent of a request nor the value that came is in it. */
export function keyOf({ kind, place }: Pick<Found, "kind" | "place">, slug: string): string {
  if (place === "http-status") return place;
  const where = wholeServer.includes(kind) ? "" : slug;
  return [kind, where, place].filter(Boolean).join(":");
}

const longest = 60;

/** A value as JSON has it, in a few words; `nothing` where there is none. */
export function valueText(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
