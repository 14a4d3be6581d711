import { type Operation, pathOf } from "@remo-kit/openapi";
import type { KeysUsed } from "../model/exchange.ts";
import { type Keys, type RequestOf, unissued } from "./session.ts";
import type { RunVideo } from "./video.ts";

export type Fields = { readonly [field: string]: unknown };

/** What the fields of an account's keys are called, on every page that has them. */
const keyFields = { UserKey: "userKey", APIKey: "apiKey" } as const;

export const asFields = (keys: Keys): Fields =>
  Object.fromEntries(Object.entries(keyFields).map(([field, value]) => [field, keys[value]]));

export function accountValue({ user }: Operation, field: string, keys: Keys): string | undefined {
  if (field === user) return keys.email;
  return field in keyFields ? keys[keyFields[field as keyof typeof keyFields]] : undefined;
}

export const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export type Values = {
  readonly keys: Keys;
  readonly uuid: string;
  readonly video: RunVideo;
  readonly height: number;
};

export function wholeRequest(operation: Operation, { fields }: RequestOf, values: Values): Fields {
  const { keys, uuid, video, height } = values;
  const own = fields?.({ uuid, file: video.bytes, height }) ?? {};
  const holds = (field: string): unknown => {
    if (field in own) return own[field];
    if (field === "uuid") return uuid;
    if (operation.kind === "submit" && field === operation.file?.field) return video.base64;
    return accountValue(operation, field, keys);
  };
  const known = operation.fields.map((field) => [field, holds(field)] as const);
  const missing = operation.required.filter((name) =>
    known.every(([field, value]) => field !== name || !value),
  );
  if (missing.length > 0)
    throw new TypeError(`The cases of ${operation.slug} do not say what ${missing.join(", ")} hold.`);
  return present(Object.fromEntries(known));
}

/** The same values as they are shown: without keys of the account, and without a video. */
export const shownValues = (used: KeysUsed, values: Omit<Values, "keys">): Values => ({
  ...values,
  keys: keysFor(used, placeholders, unissued),
  video: { ...values.video, base64: variable("VIDEO") },
});

const variable = (name: string) => `$\{${name}}`;
const placeholders: Keys = {
  email: variable("REMO_EMAIL"),
  userKey: variable("REMO_USER_KEY"),
  apiKey: variable("REMO_API_KEY"),
};

/** Where a request goes, and the body that it has: fields of the path are not in it, and a GET has none. */
export function onWire(operation: Operation, fields: Fields, text: string | undefined) {
  const inPath = operation.parameters.map((name) => [name, String(fields[name] ?? "")]);
  const inBody = Object.entries(fields).filter(([name]) => !operation.parameters.includes(name));
  const json = inBody.length > 0 ? JSON.stringify(Object.fromEntries(inBody)) : "";
  const body = operation.method === "GET" ? "" : (text ?? json);
  return { path: pathOf(operation, Object.fromEntries(inPath)), body };
}

export function keysFor(used: KeysUsed, own: Keys | undefined, other: Keys): Keys {
  if (used === "none" || used === "nobody") return unissued;
  if (used === "other") return other;
  if (!own)
    throw new TypeError("This needs the keys of an account: set REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY.");
  if (used === "own, wrong UserKey") return { ...own, userKey: "wrong" };
  return used === "own, wrong APIKey" ? { ...own, apiKey: "wrong" } : own;
}
