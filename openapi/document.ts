import json from "./generated/openapi.json" with { type: "json" };

/** An OpenAPI 3.1 document, as far as this kit's own code walks through it. */
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: { readonly [path: string]: { readonly [method: string]: OpenApiOperation } };
  readonly components: { readonly schemas: { readonly [name: string]: JsonSchema } };
};

export type OpenApiOperation = {
  readonly operationId: string;
  readonly requestBody: { readonly content: OpenApiContent };
  readonly responses: { readonly [status: string]: OpenApiResponse };
};

export type OpenApiResponse = { readonly description: string; readonly content: OpenApiContent };

export type OpenApiContent = {
  readonly [contentType: string]: {
    readonly schema: JsonSchema;
    readonly examples: { readonly [name: string]: { readonly summary: string; readonly value: unknown } };
  };
};

export type JsonSchema = { readonly [keyword: string]: unknown };

/** The bundled specification, the same as `@remo-kit/openapi/openapi.json`. */
export const openApiDocument: OpenApiDocument = json;
