import { describedOperation, type Operation, responseContent } from "@remo-kit/openapi";

/** The examples of an operation's success in the spec, by name. */
export function examplesOf(operation: Operation): { readonly [name: string]: object } {
  const content = responseContent(describedOperation(operation), 200)["application/json"];
  const examples = Object.entries(content?.examples ?? {});
  return Object.fromEntries(examples.map(([name, { value }]) => [name, value as object]));
}
