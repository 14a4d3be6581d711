import { type Operation, operationList } from "@remo-kit/openapi";
import type { SafeResult } from "../index.ts";

/** `getThing`: `get-thing`. */
export const commandOf = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a read gives, by the last part of its slug: a result, a score. */
export const outcomeOf = ({ slug }: Pick<Operation, "slug">): string => slug.replace(/.*-/, "");

/** The read by which the result of a family is asked for: its first. */
export const readOf = (family: string): Operation | undefined =>
  operationList.find((operation) => operation.family === family && operation.kind === "read");

/** What a person gives of a request beside the video and its uuid: a flag for each field, as `stroke-rate`. */
export const ownFlags = ({ fields, required, secrets, user, file }: Operation) =>
  fields
    .filter((field) => ![...secrets, user, file?.field, "uuid"].includes(field))
    .map((field) => ({ flag: field.replaceAll("_", "-"), required: required.includes(field) }));

/** `stroke-rate`: `strokeRate`, as options and the client's arguments have it. */
export const keyOf = (flag: string): string =>
  flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type Method<Result> = {
  (input: object): Promise<Result>;
  safe(input: object): Promise<SafeResult<Result>>;
};

/** A method of the client by its name, which comes from the table of operations. */
export const method = <Result>(client: object, name: string): Method<Result> => Reflect.get(client, name);
