import type { JsonSchema } from "@remo-kit/openapi";

/** The description of the control API, as far as the page is made from it. */
export type ControlApi = {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: {
    readonly parameters: { readonly [name: string]: Parameter };
    readonly responses: { readonly [name: string]: Response };
    readonly schemas: { readonly [name: string]: JsonSchema };
  };
};

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": { readonly schema: JsonSchema; readonly example: unknown };
    };
  };
  readonly responses: { readonly [status: string]: Response | Reference };
};
export type Reference = { readonly $ref: string };
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
};
export type Response = {
  readonly description: string;
  readonly content?: { readonly [type: string]: { readonly schema: JsonSchema } };
};
