import { type ErrorName, errors, type OperationId, operations } from "./generated/operations.ts";
import type { OperationRow } from "./operation-row.ts";
import { filled, routesOf } from "./routes.ts";

/** An operation as its row says, with its id. */
export type Operation = OperationRow<ErrorName> & { readonly id: OperationId; readonly family: Family };

/** Operations that share jobs. */
export type Family = (typeof operations)[OperationId]["family"];

type OfKind<Kind> = {
  [Id in OperationId]: (typeof operations)[Id]["kind"] extends Kind ? Id : never;
}[OperationId];
export type SubmitId = OfKind<"submit">;
export type ReadId = OfKind<"read">;

/** The names of the errors that an operation documents. */
export type ErrorNameOf<Id extends OperationId> =
  (typeof operations)[Id]["errors"][keyof (typeof operations)[Id]["errors"]];
/** The key of a row of JSON is a text, also where it is a number. */
type Numeric<Key> = Key extends `${infer Code extends number}` ? Code : never;
/** A code that some operation documents. What it means is the operation's. */
export type ErrorCode = Numeric<
  { [Id in OperationId]: keyof (typeof operations)[Id]["errors"] }[OperationId]
>;

/** Every operation, in the order of the spec. */
export const operationList: readonly Operation[] = Object.entries(operations).map(([id, row]) => ({
  ...row,
  id: id as OperationId,
}));

export const operationOf = (id: OperationId): Operation => ({ ...operations[id], id });

/** The families, in the order in which their first operations stand in the spec. */
export const families: readonly Family[] = /* @__PURE__ */ Array.from(
  /* @__PURE__ */ new Set(/* @__PURE__ */ operationList.map(({ family }) => family)),
);

/** What an operation means by a code; undefined if it does not document it. */
export function errorOf(
  { errors: documented }: Pick<Operation, "errors">,
  code: number,
): ({ readonly name: ErrorName } & (typeof errors)[ErrorName]) | undefined {
  const name = Object.hasOwn(documented, code) ? documented[code] : undefined;
  return name && { name, ...errors[name] };
}

/** The code by which an operation says an error; undefined if it does not document it. */
export function codeOf({ errors: documented }: Pick<Operation, "errors">, name: string): number | undefined {
  const found = Object.entries(documented).find(([, known]) => known === name);
  return found && Number(found[0]);
}

/** The path of a request: each `{parameter}` with its value, percent-encoded. */
export const pathOf = (
  { path }: Pick<Operation, "path">,
  values: { readonly [parameter: string]: string },
): string => filled(path, (name) => encodeURIComponent(values[name] ?? ""));

/** The operations of the API by path, and paths as they may be shown. */
const routes = /* @__PURE__ */ routesOf(operationList);
export const matchPath = (path: string) => routes.match(path);
export const shownPath = (path: string) => routes.shown(path);
