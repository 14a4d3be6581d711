import {
  type JsonSchema,
  type OpenApiContent,
  openApiDocument,
  type paths,
  responseContent,
} from "@remo-kit/openapi";
import type { SuccessName } from "../scenarios.ts";

/** What the spec says of an operation, as far as the mock plays it. */
export type Documented<Success> = {
  readonly slug: string;
  /** The fields of a request, in the order of the page. */
  readonly fields: readonly string[];
  /** Those that a request must have. */
  readonly required: readonly string[];
  /** The one that carries a file in base64. */
  readonly videoField: string;
  /** The examples of its 200, by name. */
  readonly successes: Readonly<Record<SuccessName, Success>>;
};

export function documented<Success>(path: keyof paths): Documented<Success> {
  const operation = openApiDocument.paths[path]?.post;
  if (!operation) throw new Error(`The spec has no POST ${path}: is its line in openapi/openapi.yaml?`);
  const { schema } = json(operation.requestBody.content);
  const name = String(schema.$ref).split("/").pop() as string;
  const request = openApiDocument.components.schemas[name] as JsonSchema;
  const properties = request.properties as { readonly [field: string]: JsonSchema };
  const [videoField] = Object.keys(properties).filter((field) => properties[field]?.contentEncoding);
  if (!videoField) throw new Error(`The request of POST ${path} has no field with contentEncoding.`);
  const examples = Object.entries(json(responseContent(operation, 200)).examples);
  return {
    slug: path.split("/").pop() as string,
    fields: Object.keys(properties),
    required: request.required as string[],
    videoField,
    successes: Object.fromEntries(
      examples.map(([example, { value }]) => [example, value as Success]),
    ) as Record<SuccessName, Success>,
  };
}

const json = (content: OpenApiContent) => content["application/json"] as OpenApiContent[string];
