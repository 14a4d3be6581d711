import { describedOperation, type Operation } from "@remo-kit/openapi";

/** The example of a request, field by field. */
export function exampleOf(operation: Operation): { readonly [field: string]: string } {
  const { requestBody, parameters = [] } = describedOperation(operation);
  const [body] = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  const inPath = parameters.map(({ name, example }) => [name, String(example ?? "")]);
  return { ...Object.fromEntries(inPath), ...(body?.value as object | undefined) };
}

/** The fields beside user, keys, file and uuid, each with an example. */
export function ownFields(operation: Operation): [name: string, example: string][] {
  const { fields, user, secrets, file } = operation;
  const common = [user, ...secrets, file?.field, "uuid"];
  const example = exampleOf(operation);
  return fields.filter((name) => !common.includes(name)).map((name) => [name, example[name] ?? ""]);
}
