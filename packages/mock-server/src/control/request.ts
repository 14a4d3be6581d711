import type * as v from "valibot";
import type { ControlOutput, operations } from "./operations.ts";
import { type OperationId, routeOf } from "./paths.ts";

type Rows = typeof operations;

type Given<Row, Key extends string, Name extends string = Key> = Row extends {
  readonly [K in Key]: infer S extends v.GenericSchema;
}
  ? { readonly [N in Name]: v.InferInput<S> }
  : unknown;

export type ControlInput<Id extends OperationId> = Given<Rows[Id], "params"> &
  Given<Rows[Id], "query"> &
  Given<Rows[Id], "body">;

/** Sends the request of one operation; `input` has what its row in the table has. */
export type ControlSend = <Id extends OperationId>(
  id: Id,
  ...input: unknown extends ControlInput<Id> ? [] : [ControlInput<Id>]
) => Promise<ControlOutput<Id, "answer">>;

/** The mock refused, or what answered is not the control API of a mock. */
export class MockControlError extends Error {
  override readonly name = "MockControlError";
  /** HTTP status of the answer. */
  readonly status: number;
  /** What was wrong, and what to do. */
  readonly detail: string;

  constructor(request: string, status: number, detail: string) {
    super(`${request} was answered with ${status}. ${detail}`);
    this.status = status;
    this.detail = detail;
  }
}

export type ControlFetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

/** @throws TypeError `url` is no address of a server. */
export function controlSender(
  url: string | URL,
  fetch: ControlFetch,
  headers: { readonly [name: string]: string },
): ControlSend {
  const base = baseOf(url);
  const send = async (id: OperationId, input: Parts = {}): Promise<unknown> => {
    const { method, path } = routeOf(id);
    const target = `${base}${pathWith(path, input)}`;
    const hasBody = input.body !== undefined;
    const response = await fetch(target, {
      method,
      headers: hasBody ? { ...headers, "content-type": "application/json" } : headers,
      ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
    });
    return read(response, `${method} ${target}`);
  };
  return send as ControlSend;
}

type Texts = { readonly [name: string]: string | number | undefined };
type Parts = { readonly params?: Texts; readonly query?: Texts; readonly body?: unknown };

/** Without a name and password, which would be seen in an error. */
function baseOf(url: string | URL): string {
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (parsed?.protocol === "http:" || parsed?.protocol === "https:") {
    return `${parsed.origin}${parsed.pathname.replace(/\/+$/, "")}`;
  }
  throw new TypeError(
    "A mock is controlled at the address that it listens on, such as http://127.0.0.1:4010.",
  );
}

function pathWith(path: string, { params = {}, query = {} }: Parts): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = String(
    new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])),
  );
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])));
  return search === "" ? filled : `${filled}?${search}`;
}

async function read(response: Response, request: string): Promise<unknown> {
  if (response.status === 204) return undefined;
  const answer = (await response.json().catch(() => null)) as { readonly detail?: unknown } | null;
  if (response.ok && answer !== null) return answer;
  const strange = "That is no answer of a mock's control API; is this the address that the mock listens on?";
  throw new MockControlError(
    request,
    response.status,
    typeof answer?.detail === "string" ? answer.detail : strange,
  );
}
