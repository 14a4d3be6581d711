// A fetch that was handed in: what it takes, what it gives, and whose fault a failure is.

import { lateTexts } from "../answer/late-texts.ts";
import { builtin, process } from "../builtin.ts";
import { causesOf } from "../error-data.ts";
import { RemoInputError } from "../errors.ts";
import type { Fetch } from "../options.ts";
import { tagOf } from "../upload/bytes.ts";

type RequestClass = new (url: string, init: RequestInit) => Request;

/**
 * Node's fetch does not hear of an abort once the Request was collected as garbage: this holds it until the call is over. A
 * listener of the signal would hold it for ever, because Node keeps the signals of Requests that it did not collect.
 */
export type Held = { request?: Request | undefined };

/** Calls the platform's fetch, or the one that was handed in, with a Request that it takes. */
export async function callFetch(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  handedIn: Fetch | undefined,
  held: Held,
): Promise<Response> {
  const make = (Class: RequestClass) => {
    held.request = requestOf(Class, url, init, signal);
    return held.request;
  };
  if (!handedIn) return globalThis.fetch(make(Request));
  for (const place of ["", process()?.argv?.[1], `${process()?.cwd?.()}/`]) {
    const Class = place === "" ? Request : undiciRequest(place);
    const mark = { isForeign: false };
    try {
      if (Class) return responseOf(await handedIn(marked(make(Class), mark)));
    } catch (error) {
      if (!mark.isForeign) throw error;
    }
  }
  throw new RemoInputError(`${foreign}${(await lateTexts())?.foreignFetch ?? ""}.`);
}

/** jsdom has an AbortSignal of its own, which Node's Request does not take: then the body and the answer heed it. */
function requestOf(Class: RequestClass, url: string, init: RequestInit, signal: AbortSignal): Request {
  try {
    return new Class(url, { ...init, signal });
  } catch {
    return new Class(url, init);
  }
}

/** A fetch makes a text of what is not its own kind of Request, and would send another request than ours. */
function marked(request: Request, mark: { isForeign: boolean }): Request {
  const refuse = () => {
    mark.isForeign = true;
    throw new TypeError(foreign);
  };
  return Object.defineProperty(request, "toString", { value: refuse });
}

const foreign = "The `fetch` that was given takes only its own kind of Request";

/** That of the undici which the program has installed, seen from its file or folder: its fetch takes no other. */
function undiciRequest(place: string | undefined): RequestClass | undefined {
  try {
    return builtin("node:module")?.createRequire(place ?? "")("undici").Request;
  } catch {
    return undefined;
  }
}

function responseOf(value: unknown): Response {
  const { status, headers, bodyUsed, body } = Object(value) as Partial<Response>;
  const isRead = bodyUsed || body?.locked;
  if (typeof status === "number" && typeof headers?.entries === "function" && !isRead)
    return value as Response;
  throw new RemoInputError(
    `The \`fetch\` that was given must answer with a Response that nobody has read; it gave ${tagOf(value)}.`,
  );
}

/** The mistake in a fetch that was handed in, where its failure is not the network's. */
export function problemOf(error: unknown, begun: boolean): RemoInputError | undefined {
  if (tagOf(error) !== "Error" && typeof Object(error).message !== "string")
    return new RemoInputError(
      `The \`fetch\` that was given failed with ${tagOf(error)}, which is no Error.`,
      { cause: error },
    );
  const { name } = error as Error;
  const isMistake =
    name === "ReferenceError" || name === "RangeError" || (name === "TypeError" && isOfCode(error as Error));
  if (begun || !isMistake) return undefined;
  return new RemoInputError(
    `The \`fetch\` that was given threw a ${name} before it sent anything; see \`cause\`.`,
    { cause: error },
  );
}

/** A TypeError is also how a fetch says that the network failed: in Node with the system's error as its cause. */
function isOfCode({ message, cause }: Error): boolean {
  const codes = causesOf(cause).flatMap(({ code }) => (typeof code === "string" ? [code] : []));
  if (codes.length > 0) return codes.some((code) => /INVALID|NOT_SUPPORTED/.test(code));
  return (
    !/fetch|network|connection|socket|load failed|terminated|request/i.test(message) ||
    /is not|undefined|null/.test(message)
  );
}
