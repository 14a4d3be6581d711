import {
  describedOperation,
  type Family,
  type JsonSchema,
  jsonSchema,
  type Operation,
  operationList,
  responseContent,
} from "@remo-kit/openapi";
import * as v from "valibot";
import { kept } from "../kept.ts";
import { list, object } from "../shapes.ts";

/** The read that gives what was measured: the first of the family. */
export const resultReadOf = (family: Family): Operation | undefined =>
  operationList.find((operation) => operation.kind === "read" && operation.family === family);

/** Characters of JSON of a result of one's own, at most; those of the pages have about 1,000. */
const maxResult = 4096;

const shapes = new Map<Family, v.GenericSchema>();

/** The answer of that read as the spec has it. What the spec does not name is refused, as everywhere in the control API. */
export const resultShapeOf = (family: Family): v.GenericSchema =>
  kept(shapes, family, () => {
    const read = resultReadOf(family);
    const schema = read && jsonSchema(responseContent(describedOperation(read), 200));
    if (!schema) throw new Error(`The family ${family} has no read that gives JSON.`);
    return resultShape(schema);
  });

export function resultShape(schema: JsonSchema): v.GenericSchema {
  const isShort = (value: unknown) => JSON.stringify(value).length <= maxResult;
  return v.pipe(shapeOf(schema), v.check(isShort, `at most ${maxResult} characters of JSON`));
}

/** As much of JSON Schema as the answers of the spec have. */
function shapeOf({ type, properties = {}, required = [], items = {} }: JsonSchema): v.GenericSchema {
  if (type === "number") return v.pipe(v.number("a number"), v.finite("a finite number"));
  if (type === "integer") return v.pipe(v.number("a whole number"), v.safeInteger("a whole number"));
  if (type === "array") return list(shapeOf(items as JsonSchema));
  if (type !== "object") throw new Error(`A result with the type ${String(type)} is not understood.`);
  const entries = Object.entries(properties as object).map(([name, property]) => {
    const shape = shapeOf(property as JsonSchema);
    return [name, (required as readonly string[]).includes(name) ? shape : v.optional(shape)] as const;
  });
  return object(Object.fromEntries(entries));
}
