/** A request's body: the fields of a JSON object, or why it is none. */
export type Intake = { readonly fields: { readonly [name: string]: unknown } } | { readonly problem: string };

/** The body could not be read to its end: the sender broke off. `cause` is the platform's error. */
export class UnreadBodyError extends Error {
  override readonly name = "UnreadBodyError";
}

/** @throws UnreadBodyError the sender broke off, or aborted `signal`. */
export async function readBody(request: Request, signal?: AbortSignal): Promise<Intake> {
  const text = await request
    .text()
    .then((whole) => (signal?.aborted ? broken(signal.reason) : whole), broken);
  if (text === "") return { problem: "the body is empty" };
  const body = parse(text);
  if (body === undefined) return { problem: "the body is not JSON" };
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return { problem: "the body is JSON, but not an object" };
  }
  return { fields: body as { [name: string]: unknown } };
}

function broken(cause: unknown): never {
  throw new UnreadBodyError("The body was broken off", { cause });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isDigit = new Uint8Array(128);
for (const digit of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
  isDigit[digit.charCodeAt(0)] = 1;
}

/** Whether `text` is base64 (RFC 4648, section 4) with its padding. A loop, because a regular expression overflows (N12). */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const end = text.length - padding;
  for (let i = 0; i < end; i++) if (isDigit[text.charCodeAt(i)] !== 1) return false;
  return true;
}
