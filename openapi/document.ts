import json from "./generated/openapi.json" with { type: "json" };
import type { OperationRow } from "./operation-row.ts";
import { resolve } from "./walk.ts";

/** An OpenAPI 3.1 document, as far as this kit's own code walks through it. */
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: { readonly [path: string]: { readonly [method: string]: OpenApiOperation } };
  readonly components: {
    readonly schemas: { readonly [name: string]: JsonSchema };
    readonly responses: { readonly [name: string]: OpenApiResponse };
  };
};

export type OpenApiOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly OpenApiParameter[];
  /** None where all fields stand in the path. */
  readonly requestBody?: { readonly content: OpenApiContent };
  readonly responses: { readonly [status: string]: OpenApiResponse };
  /** The API's own operations have some. */
  readonly "x-codeSamples"?: readonly CodeSample[];
};

export type CodeSample = { readonly lang: string; readonly label: string; readonly source: string };

export type OpenApiParameter = {
  readonly name: string;
  readonly in: "path";
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
};

/** A response of an operation; a refusal is a reference to one that operations share. */
export type OpenApiResponse = {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: OpenApiContent;
};

export type OpenApiContent = {
  readonly [contentType: string]: {
    readonly schema: JsonSchema;
    readonly examples: { readonly [name: string]: { readonly summary: string; readonly value: unknown } };
  };
};

export type JsonSchema = { readonly [keyword: string]: unknown };

/** The bundled specification, the same as `@remo-kit/openapi/openapi.json`. */
export const openApiDocument: OpenApiDocument = json as OpenApiDocument;

/** What the spec says of an operation of the table. */
export function describedOperation({
  path,
  method,
}: Pick<OperationRow, "path" | "method">): OpenApiOperation {
  const found = openApiDocument.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`The spec has no ${method} ${path}.`);
  return found;
}

/** The content of an operation's response, by media type; of `default` where the status is not documented. */
export function responseContent(operation: OpenApiOperation, status: number | "default"): OpenApiContent {
  const response = operation.responses[String(status)] ?? operation.responses.default;
  return (response && resolve(openApiDocument, response).content) ?? {};
}

/** The schema of a JSON body, without its reference; undefined where there is none. */
export function jsonSchema(content: OpenApiContent | undefined): JsonSchema | undefined {
  const schema = content?.["application/json"]?.schema;
  return schema && resolve(openApiDocument, schema);
}
