import { describedOperation, jsonSchema, type Operation, responseContent } from "@remo-kit/openapi";

/** An example with other values. What it does not have, the operation does not answer. */
export const filledIn = (example: object, values: { readonly [name: string]: unknown }): object =>
  Object.fromEntries(Object.entries(example).map(([name, value]) => [name, values[name] ?? value]));

/** The examples of an operation's success in the spec, by name. */
export function examplesOf(operation: Operation): { readonly [name: string]: object } {
  const content = responseContent(describedOperation(operation), 200)["application/json"];
  const examples = Object.entries(content?.examples ?? {});
  return Object.fromEntries(examples.map(([name, { value }]) => [name, value as object]));
}

/** The body of the request that the page has as its example; empty where all fields stand in the path. */
export function exampleRequestOf(operation: Operation): { readonly [field: string]: unknown } {
  const content = describedOperation(operation).requestBody?.content["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  return (example?.value ?? {}) as { readonly [field: string]: unknown };
}

/** The types of JSON that a field of an operation's body has by the spec. */
export const typesOf = (operation: Operation, field: string): string =>
  typesIn(jsonSchema(describedOperation(operation).requestBody?.content), field);

export function typesIn(schema: { readonly properties?: unknown } | undefined, field: string): string {
  const { [field]: found } = (schema?.properties ?? {}) as { readonly [name: string]: { type?: unknown } };
  return String(found?.type ?? "string").replace("integer", "number");
}
