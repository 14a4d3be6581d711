import { codeOf, type Operation, type Profile } from "@remo-kit/openapi";
import type { Keys } from "../session/session.ts";
import type { RequestField } from "./schema.ts";

export type Outcome = { readonly accepted: boolean; readonly codes: readonly number[] };

export type Generated = {
  readonly what: string;
  readonly body: string;
  /** The uuid that a success has to name; undefined if the body has no single one. */
  readonly uuid: string | undefined;
  readonly may: Outcome;
  readonly hidden: { readonly [field: string]: string };
};

export type RequestContext = {
  readonly operation: Operation;
  readonly fields: readonly RequestField[];
  readonly keys: Keys;
  /** Whether the keys are those of an account: then a request without a defect is accepted. */
  readonly own: boolean;
  /** What is known of how the server reads the page; else every reading is allowed. */
  readonly profile: Partial<Profile>;
};

export type Values = { readonly [field: string]: unknown };

/** What comes of a request without a defect of its own: a wrong user is one, which may be seen before any other (A18). */
export function outcomeOf({ operation, own }: RequestContext, defects: readonly (readonly number[])[]) {
  if (own && defects.length === 0) return { accepted: true, codes: [] };
  const unknown = own ? undefined : codeOf(operation, "user-not-identified");
  return { accepted: false, codes: [...new Set([...defects.flat(), unknown ?? []].flat())] };
}

export const either = (one: Outcome, other: Outcome): Outcome => ({
  accepted: one.accepted || other.accepted,
  codes: [...new Set([...one.codes, ...other.codes])],
});

export const styles = {
  compact: (values: Values) => JSON.stringify(values),
  pretty: (values: Values) => `\r\n ${JSON.stringify(values, undefined, "\t")}\n`,
  escaped: (values: Values) =>
    `{${Object.entries(values)
      .map(
        ([name, value]) =>
          `${quoted(name)}:${typeof value === "string" ? quoted(value) : JSON.stringify(value)}`,
      )
      .join(",")}}`,
} as const;

const quoted = (text: string) => `"${escaped(text)}"`;

/** Each UTF-16 unit as JSON may write it. */
export const escaped = (text: string): string =>
  text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
