// Servers that are wrong in two or three things at once: each is found by its own name, and nothing else is.

import { coded, isSuccess, refused } from "./edits.ts";
import type { Change, Fields } from "./mutate.ts";

/** What a server can do wrong, by the key of its divergence. */
const wrongs = {
  "schema:analysis-soccer:/wait_time": ({ body }) =>
    isSuccess(body) ? { body: { ...body, wait_time: "11" } } : undefined,
  "schema:analysis-soccer:/message": ({ body }) =>
    refused(body) ? { body: { ...body, message: null } } : undefined,
  "code:analysis-soccer:599": ({ body }) => (refused(body, 412) ? coded(body, 599) : undefined),
  "content-type": () => ({ contentType: "text/plain" }),
  "schema:analysis-soccer:/credit": ({ body }) =>
    typeof body.credit === "number" ? { body: { ...body, credit: String(body.credit) } } : undefined,
} satisfies { readonly [key: string]: Change };

/** One after the other, each on what the one before has left. */
const all =
  (changes: readonly Change[]): Change =>
  (reply, asked) => {
    let left = reply;
    for (const change of changes)
      left = { ...left, ...change(left, asked) } as typeof reply & { body: Fields };
    return left;
  };

const names = Object.keys(wrongs) as (keyof typeof wrongs)[];
const two = names.map((name, at) => [name, names[(at + 1) % names.length] as typeof name]);
const three = names.map((name, at) => [...(two[at] ?? []), names[(at + 3) % names.length] as typeof name]);

export const together = [...two, ...three].map((keys) => ({
  keys: keys.toSorted(),
  start: () => all(names.filter((name) => keys.includes(name)).map((name) => wrongs[name])),
}));
