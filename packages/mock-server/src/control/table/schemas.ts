import * as answers from "./answers.ts";
import * as requests from "./requests.ts";

const all = { ...requests, ...answers };
type All = typeof all;
export type SchemaName = Capitalize<keyof All>;

/** Every schema by its name in the description; `texts.json` says what each field is. */
export const schemas = Object.fromEntries(
  Object.entries(all).map(([name, schema]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, schema]),
) as { readonly [Name in keyof All as Capitalize<Name>]: All[Name] };
