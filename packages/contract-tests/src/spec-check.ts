import { openApiDocument, responseContent } from "@remo-kit/openapi";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

/** What is wrong with the body of an answer, by the spec's schema of a success or of a refusal. */
export function schemaProblems(
  operation: string,
  kind: "success" | "refusal",
  body: unknown,
): { readonly place: string; readonly text: string }[] {
  const described = openApiDocument.paths[`/api/${operation}`]?.post;
  if (!described) return [{ place: "", text: `the spec has no operation ${operation}` }];
  const content = responseContent(described, kind === "success" ? 200 : "default");
  // By its name: a schema that is handed in is compiled, and kept, each time anew.
  const validate = ajv.getSchema(`spec${content["application/json"]?.schema.$ref}`) as ValidateFunction;
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => ({
    place: placeOf(error),
    text: `${kind}: ${placeOf(error)} ${error.message}`,
  }));
}

const placeOf = ({ instancePath, params, keyword }: ErrorObject): string =>
  keyword === "required" ? `/${params.missingProperty}` : instancePath;
