import {
  describedOperation,
  jsonSchema,
  type Operation,
  openApiDocument,
  responseContent,
} from "@remo-kit/openapi";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

type Kind = "success" | "refusal";

const contentOf = (operation: Operation, kind: Kind) =>
  responseContent(describedOperation(operation), kind === "success" ? 200 : "default");

export const examplesOf = (operation: Operation) =>
  contentOf(operation, "success")["application/json"]?.examples ?? {};

/** The schema of an answer, without its reference. */
export const schemaOf = (operation: Operation, kind: Kind) => jsonSchema(contentOf(operation, kind)) ?? {};

export type Fields = { readonly named: readonly string[]; readonly required: readonly string[] };

/** The fields that the schema of an answer names, and those of them that it requires. */
export function fieldsOf(operation: Operation, kind: Kind): Fields {
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

export function schemaProblems(
  operation: Operation,
  kind: Kind,
  body: unknown,
): { readonly place: string; readonly text: string }[] {
  const validate = validatorOf(operation, kind);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => ({
    place: placeOf(error),
    text: `${kind}: ${placeOf(error)} ${error.message}`,
  }));
}

const placeOf = ({ instancePath, params, keyword }: ErrorObject): string =>
  keyword === "required" ? `${instancePath}/${params.missingProperty}` : instancePath;
