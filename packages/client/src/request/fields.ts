import type { Operation, OperationId, operations } from "@remo-kit/openapi";
import { RemoInputError } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import * as texts from "../texts.ts";

type Row<Id extends OperationId> = (typeof operations)[Id];
type FileField<Row> = Row extends { readonly file: { readonly field: infer Field } } ? Field : never;

/** The fields that a call fills by itself, whatever the operation is. */
type Filled<Id extends OperationId> = Row<Id>["user"] | "UserKey" | "APIKey" | "uuid" | FileField<Row<Id>>;
type OwnName<Id extends OperationId> = Exclude<Row<Id>["fields"][number], Filled<Id>>;

/** The fields that only this operation can fill: those that it must have, and others. */
export type OwnFields<Id extends OperationId> = {
  readonly [Name in Extract<OwnName<Id>, Row<Id>["required"][number]>]: string;
} & { readonly [Name in Exclude<OwnName<Id>, Row<Id>["required"][number]>]?: string };

/** Fields that a call does not fill by itself. */
export type Own = { readonly [name: string]: string | undefined };

type Values = { readonly [name: string]: string };

/** The values of a request: those in its path, and those of its body. */
export type Fields = { readonly parameters: Values; readonly body: Values };

/**
 * What goes over the wire: of user, keys, uuid and own fields, those that the operation has, in its order.
 *
 * @throws RemoInputError a value would lead to another path: a URL takes dots as steps, also when they are percent-encoded.
 */
export function fieldsOf(
  { user, fields, parameters }: Operation,
  { email, userKey, apiKey }: ResolvedOptions["keys"],
  own: Own,
): Fields {
  const values = { [user]: email, UserKey: userKey, APIKey: apiKey, ...own };
  const of = (names: readonly string[]): Values =>
    Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  const lost = parameters.find((name) => /^\.{0,2}$/.test(values[name] ?? ""));
  if (lost) throw new RemoInputError(texts.inPath(lost === user ? "email" : lost, values[lost]));
  return { parameters: of(parameters), body: of(fields.filter((name) => !parameters.includes(name))) };
}

/** The path of a request as it may be shown: without what names the user. */
export const shownPath = ({ path, secrets }: Operation, values: Values): string =>
  path.replace(/\{(\w+)\}/g, (hidden, name: string) =>
    secrets.includes(name) ? hidden : encodeURIComponent(values[name] ?? ""),
  );
