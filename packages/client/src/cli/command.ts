import { type Operation, operationList } from "@remo-kit/openapi";
import type { SafeResult } from "../index.ts";

/** `getThing`: `get-thing`. */
export const commandOf = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a read gives, by the last part of its slug: a result, a score. */
export const outcomeOf = ({ slug }: Pick<Operation, "slug">): string => slug.replace(/.*-/, "");

/** The read by which the result of a family is asked for: its first. */
export const readOf = (family: string): Operation | undefined =>
  operationList.find((operation) => operation.family === family && operation.kind === "read");

/** The fields of a request that a person gives, beside the video and its uuid. */
export const flagFields = ({ fields, secrets, user, file }: Operation): string[] =>
  fields.filter((field) => ![...secrets, user, file?.field, "uuid"].includes(field));

type Method<Result> = {
  (input: object): Promise<Result>;
  safe(input: object): Promise<SafeResult<Result>>;
};

/** A method of the client by its name, which comes from the table of operations. */
export const method = <Result>(client: object, name: string): Method<Result> => Reflect.get(client, name);
