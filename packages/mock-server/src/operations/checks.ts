import { type ErrorName, errorOf, errors, type Operation, type Readings } from "@remo-kit/openapi";
import type { Field, ReadBody } from "../body-reader/read-body.ts";
import { refusingLike } from "../scenarios.ts";
import type { StoredAccount } from "../state/records.ts";
import { type Decision, refuse } from "./decision.ts";
import { typesOf } from "./examples.ts";
import { type Fields, text } from "./handler.ts";

/** What is wrong with a request before its user is looked for; undefined if nothing is. */
export function dataProblem(
  operation: Operation,
  { problem, fields }: ReadBody,
  readings: Readings,
): Decision | undefined {
  if (problem && hasBody(operation)) {
    const name = problem.kind === "empty" ? emptyError(operation, readings) : undefined;
    return refuse(name ?? documented(operation, "protocol-error", "input"), problem.reason);
  }
  const missing = missingField(fields, operation);
  return missing === undefined ? undefined : refuse(dataError(operation, readings.missingField), missing); // A15
}

/** Whether any of its fields is not in the path. */
export const hasBody = ({ fields, parameters }: Operation): boolean => fields.length > parameters.length;

/** By which error an operation refuses an empty body (A15), a read also by one of its own (A26). */
const emptyError = (operation: Operation, { emptyBody, emptyRead }: Readings): ErrorName =>
  operation.kind === "read"
    ? coded(operation, emptyRead, "required-data-missing", "input")
    : dataError(operation, emptyBody);

/** By which error an operation says that data is missing, where a profile gives the code for those that have it (A15). */
function dataError(operation: Operation, code: number): ErrorName {
  const name = errorOf(operation, code)?.name;
  if (name === "protocol-error" || name === "no-input-data") return name;
  return documented(operation, "required-data-missing", "input");
}

/**
 * An error of an operation by its name, or its first of the category.
 *
 * @throws Error the operation has none.
 */
export function documented(operation: Operation, ...[wanted, category]: Like): ErrorName {
  const names = Object.values(refusingLike(operation).errors);
  const name = names.includes(wanted) ? wanted : names.find((one) => errors[one].category === category);
  if (name === undefined) throw new Error(`${operation.id} documents no error like ${wanted}.`);
  return name;
}

/** The error of a code that a profile gives, or the nearest that the operation documents. */
export const coded = (operation: Operation, code: number, ...like: Like): ErrorName =>
  errorOf(operation, code)?.name ?? documented(operation, ...like);

type Like = [wanted: ErrorName, category: (typeof errors)[ErrorName]["category"]];

function missingField(fields: Fields, operation: Operation): string | undefined {
  for (const name of operation.required) {
    const field = fields[name];
    if (field === undefined) return `${name} is missing`;
    if (isEmpty(field)) return `${name} is empty`;
    const types = /^(string|video)$/.test(field.type) ? field.type : typesOf(operation, name);
    if (!types.includes(field.type)) return `${name} is ${field.type}, not a ${types}`;
  }
  return undefined;
}

const isEmpty = (field: Field): boolean =>
  field.type === "string" ? field.value === "" : field.type === "video" && field.video.length === 0;

/** Which account may use an operation with these keys: the one of its user's field. */
export function accountProblem(
  { user, secrets }: Operation,
  fields: Fields,
  account: StoredAccount | undefined,
): Decision | undefined {
  if (!account) return refuse("user-not-identified", `no account has this ${user}`);
  if (secrets.includes("UserKey") && account.userKey !== text(fields.UserKey)) {
    return refuse("user-not-identified", "UserKey does not match the account");
  }
  if (secrets.includes("APIKey") && account.apiKey !== text(fields.APIKey)) {
    return refuse("wrong-api-key", "APIKey does not match the account", account);
  }
  return undefined;
}
