import json from "./generated/openapi.json" with { type: "json" };

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
  readonly requestBody: { readonly content: OpenApiContent };
  readonly responses: { readonly [status: string]: OpenApiResponse };
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

/** The content of an operation's response, by media type; of `default` where the status is not documented. */
export function responseContent(operation: OpenApiOperation, status: number | "default"): OpenApiContent {
  const response = operation.responses[String(status)] ?? operation.responses.default;
  const name = response?.$ref?.split("/").pop();
  const found = name === undefined ? response : openApiDocument.components.responses[name];
  return found?.content ?? {};
}
