import type { Context } from "hono";
import * as v from "valibot";
import { object } from "../shapes.ts";
import type { ControlOperation } from "./table/operations.ts";

/** Why the control API refuses a request. */
export class ControlProblem extends Error {
  override readonly name = "ControlProblem";
  readonly status: 400 | 404 | 409 | 413 | 503;

  constructor(status: ControlProblem["status"], detail: string) {
    super(detail);
    this.status = status;
  }
}

export type Input = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

const nothing = object({});

/** @throws ControlProblem what was received, what is allowed, and what to do; no key and no e-mail address. */
export async function readInput(
  c: Context,
  operation: ControlOperation & { readonly method: string },
): Promise<Input> {
  const {
    method,
    params = nothing,
    query = nothing,
    body = nothing,
    mayBeEmpty = body === nothing,
  } = operation;
  return {
    params: check(params, fromTexts(params, Object.entries(c.req.param())), "The path"),
    query: operation.probe
      ? {}
      : check(query, fromTexts(query, Object.entries(c.req.queries())), "The query"),
    body: method === "GET" ? {} : check(body, await readJson(c, mayBeEmpty), "The body"),
  };
}

/** Bytes of a request's body, at most. */
const maxBody = 1_048_576;

/**
 * Hono's own limit makes a new Request, which the light one of its server for Node does not stand. A body that is too
 * large is read to its end and not kept, so that its sender sees the answer (N11).
 */
async function readText({ body }: Request): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes <= maxBody) text += decoder.decode(chunk, { stream: true });
  }
  if (bytes <= maxBody) return text + decoder.decode();
  throw new ControlProblem(
    413,
    `The body has more than ${maxBody} bytes, which the control API does not take.`,
  );
}

async function readJson(c: Context, mayBeEmpty: boolean): Promise<unknown> {
  const text = await readText(c.req.raw);
  if (text.trim() === "") return mayBeEmpty ? {} : undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw new ControlProblem(400, `The body is not JSON. ${whereDescribed}`);
  }
}

const whereDescribed = "GET /__mock/openapi.json describes what it takes.";

type Node = v.GenericSchema & {
  readonly message?: unknown;
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly entries?: { readonly [key: string]: Node };
};

/** Text that stands for a number becomes one; a parameter that is there twice becomes a list, which nothing allows. */
function fromTexts(schema: Node, given: readonly [string, string | string[]][]): object {
  return Object.fromEntries(
    given.map(([name, value]) => {
      const [text = "", ...more] = [value].flat();
      if (more.length > 0) return [name, value];
      const entry = schema.entries?.[name];
      const isNumber = (entry?.wrapped ?? entry)?.type === "number" && /^-?\d{1,16}$/.test(text);
      return [name, isNumber ? Number(text) : text];
    }),
  );
}

/** @throws ControlProblem `value` does not fit; at most five reasons. */
export function check(schema: v.GenericSchema, value: unknown, place: string): unknown {
  // valibot takes an array for an object.
  const fit = Array.isArray(value) && schema.type === "strict_object" ? undefined : value;
  const result = v.safeParse(schema, fit, { abortPipeEarly: true });
  if (result.success) return result.output;
  const reasons = result.issues
    .slice(0, 5)
    .map((issue) =>
      issue.path
        ? reason(schema, issue, issue.path, place)
        : `${place} must be ${issue.message}; received ${shown(value, false)}.`,
    );
  throw new ControlProblem(400, cut(`${reasons.join(" ")} ${whereDescribed}`, 2000));
}

function reason(schema: Node, issue: v.BaseIssue<unknown>, path: Path, place: string): string {
  const name = `${place}: \`${pathText(path)}\``;
  if (issue.expected === "never") return `${name} is unknown; allowed is ${issue.message}.`;
  if (path.at(-1)?.value === undefined) return `${name} is missing; it must be ${allowedAt(schema, path)}.`;
  const isSecret = path.some(({ key }) => secretFields.has(key));
  return `${name} must be ${issue.message}; received ${shown(issue.input, isSecret)}.`;
}

type Path = readonly { readonly key: unknown; readonly value: unknown }[];

const pathText = (path: Path): string =>
  path.reduce((text, { key }) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return `${text}${text && "."}${isPlain(String(key)) ? cut(String(key), 40) : "…"}`;
  }, "");

function allowedAt(schema: Node, path: Path): string {
  const found = path.reduce<Node | undefined>((node, { key }) => {
    const inner = node?.wrapped ?? node;
    return inner?.item ?? inner?.entries?.[String(key)];
  }, schema);
  return typeof found?.message === "string" ? found.message : "given";
}

const secretFields: ReadonlySet<unknown> = new Set(["email", "userKey", "apiKey"]);

/** An address may stand in the wrong field, and all of a list or an object is too much to look through. */
const isPlain = (text: string): boolean => !text.includes("@");

function shown(value: unknown, isSecret: boolean): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "object") return Array.isArray(value) ? "an array" : "an object";
  if (isSecret || (typeof value === "string" && !isPlain(value))) return `a ${typeof value}`;
  return cut(typeof value === "number" ? String(value) : JSON.stringify(value), 60);
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
