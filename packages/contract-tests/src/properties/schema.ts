import {
  codeOf,
  describedOperation,
  type ErrorName,
  errors,
  type JsonSchema,
  jsonSchema,
  type Operation,
} from "@remo-kit/openapi";

export type RequestField = {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Whether nothing of its value may be shown: a key, an e-mail address, a video. */
  readonly secret: boolean;
  /** Codes that may answer where it is missing, empty or of a wrong type (A15). */
  readonly absentCodes: readonly number[];
  /** Codes that may answer where its value is of the right type and wrong; none if the page has no code for that. */
  readonly wrongCodes: readonly number[];
};

/** The codes of these errors; where an operation has none of them, those of all that may be wrong with its input. */
function codesOf(operation: Operation, ...reasons: ErrorName[]): number[] {
  const known = reasons.flatMap((reason) => codeOf(operation, reason) ?? []);
  if (known.length > 0) return known;
  const all = Object.entries(operation.errors).filter(([, name]) => errors[name].category === "input");
  return all.map(([code]) => Number(code));
}

export const unreadableCodes = (operation: Operation) => codesOf(operation, "protocol-error");

/** The fields of an operation's body, from the spec alone: a changed spec changes what is generated. */
export function requestFields(operation: Operation): readonly RequestField[] {
  const body = jsonSchema(describedOperation(operation).requestBody?.content);
  const { properties = {}, required = [] } = (body ?? {}) as {
    readonly properties?: { readonly [field: string]: JsonSchema };
    readonly required?: readonly string[];
  };
  const absent = codesOf(operation, "no-input-data", "required-data-missing");
  return Object.entries(properties).map(([field, schema]) => ({
    name: field,
    schema,
    required: required.includes(field),
    secret: schema["x-secret"] === true,
    absentCodes: [...absent, ...unreadableCodes(operation)],
    wrongCodes: ((schema["x-error-codes"] ?? []) as readonly number[]).filter(
      (code) => !absent.includes(code),
    ),
  }));
}
