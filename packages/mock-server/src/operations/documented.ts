import {
  type JsonSchema,
  type OpenApiContent,
  openApiDocument,
  type paths,
  responseContent,
} from "@remo-kit/openapi";

/** What the spec says of an operation, as far as the mock plays it. */
export type Documented<Success> = {
  /** The fields that a request must have. */
  readonly required: readonly string[];
  /** The name of the first example of its 200. */
  readonly scenario: string;
  /** The body of that example. */
  readonly success: Success;
};

export function documented<Success>(path: keyof paths): Documented<Success> {
  const operation = openApiDocument.paths[path]?.post;
  if (!operation) throw new Error(`The spec has no POST ${path}: is its line in openapi/openapi.yaml?`);
  const { schema } = json(operation.requestBody.content);
  const name = String(schema.$ref).split("/").pop() as string;
  const [success] = Object.entries(json(responseContent(operation, 200)).examples);
  if (!success) throw new Error(`The 200 of POST ${path} has no example.`);
  return {
    required: (openApiDocument.components.schemas[name] as JsonSchema).required as string[],
    scenario: success[0],
    success: success[1].value as Success,
  };
}

const json = (content: OpenApiContent) => content["application/json"] as OpenApiContent[string];
