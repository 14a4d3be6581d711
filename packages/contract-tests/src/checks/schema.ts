import {
  describedOperation,
  type JsonSchema,
  jsonSchema,
  type Operation,
  openApiDocument,
  responseContent,
} from "@remo-kit/openapi";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { valueText } from "./divergences/found.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

type Kind = "success" | "refusal";

const contentOf = (operation: Operation, kind: Kind) =>
  responseContent(describedOperation(operation), kind === "success" ? 200 : "default");

export const examplesOf = (operation: Operation) =>
  contentOf(operation, "success")["application/json"]?.examples ?? {};

/** The schema of an answer, without its reference. */
export const schemaOf = (operation: Operation, kind: Kind) => jsonSchema(contentOf(operation, kind)) ?? {};

/** The fields that the schema of an answer names, and those of them that it requires. */
export function fieldsOf(operation: Operation, kind: Kind) {
  const { properties = {}, required = [] } = schemaOf(operation, kind) as {
    readonly properties?: object;
    readonly required?: readonly string[];
  };
  return { named: Object.keys(properties), required };
}

const validators = new Map<string, ValidateFunction>();

/** Compiled once: a schema that is handed in is compiled, and kept, each time anew. */
function validatorOf(operation: Operation, kind: Kind): ValidateFunction {
  const key = `${operation.id} ${kind}`;
  const schema = contentOf(operation, kind)["application/json"]?.schema ?? {};
  const known =
    validators.get(key) ?? (schema.$ref ? ajv.getSchema(`spec${schema.$ref}`) : ajv.compile(schema));
  validators.set(key, known as ValidateFunction);
  return known as ValidateFunction;
}

/** Where a body differs from the schema of its answer: one problem for each place. */
export function schemaProblems(operation: Operation, kind: Kind, body: unknown) {
  const validate = validatorOf(operation, kind);
  if (validate(body)) return [];
  const { required } = fieldsOf(operation, kind);
  const isElse = typeof body === "object" && body !== null && !required.some((field) => field in body);
  // One cause: it is another answer, or one level further in.
  if (required.length > 1 && isElse)
    return [{ place: "answer", expected: required.join(", "), received: valueText(body) }];
  const byPlace = new Map<string, ReturnType<typeof problemOf>>();
  // That none of several types fits comes after what is wrong with each, and says it of all.
  for (const error of validate.errors ?? []) byPlace.set(placeOf(error), problemOf(error));
  return [...byPlace.values()];
}

const placeOf = ({ instancePath, params, keyword }: ErrorObject): string =>
  (keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath) || "answer";

function problemOf(error: ErrorObject) {
  const { keyword, params, data, message, parentSchema = {} } = error;
  const isMissing = keyword === "required";
  const schema: JsonSchema | undefined = isMissing
    ? parentSchema.properties?.[params.missingProperty]
    : parentSchema;
  const expected = (schema && typeText(schema)) ?? (isMissing ? "a value" : (message ?? ""));
  return { place: placeOf(error), expected, received: valueText(isMissing ? undefined : data) };
}

const typeNames: { readonly [type: string]: string } = {
  integer: "an integer",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  object: "an object",
  array: "a list",
};

/** What a schema allows, in words: `an integer ≥ 0`, `1 or true`. */
function typeText({ type, enum: values, oneOf, format, minimum, maximum, minProperties }: JsonSchema) {
  if (Array.isArray(oneOf)) return oneOf.map((one: JsonSchema): string => typeText(one) ?? "").join(" or ");
  if (Array.isArray(values)) return values.map(valueText).join(" or ");
  const name = format === "uuid" ? "a uuid" : typeNames[String(type)];
  if (name === undefined) return undefined;
  if (minProperties !== undefined) return `${name} with one field at least`;
  const range =
    minimum === undefined ? "" : maximum === undefined ? ` ≥ ${minimum}` : ` from ${minimum} to ${maximum}`;
  return `${name}${range}`;
}
