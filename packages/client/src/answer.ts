import { encodeBase64 } from "./encode-base64.ts";
import type { JsonUpload } from "./json-upload.ts";

/** Longest answer that is read, in characters; the API's have some hundred. */
export const longestAnswer = 1 << 20;

/** The status of a redirect of which a browser tells no more. */
export const hiddenRedirect = 0;

/** An answer for openapi-fetch to read, with the headers that mean something to us; a Response knows 200 to 599 only. */
export function answerOf(
  status: number,
  text: string,
  headers: { readonly [name: string]: string | null | undefined } = {},
): Response {
  const told = Object.entries(headers).filter((header): header is [string, string] => Boolean(header[1]));
  if (status < 200 && status !== hiddenRedirect) throw new Error(`HTTP status ${status} is none`);
  const body = [204, 205, 304].includes(status) ? null : text;
  const response = new Response(body, { status: Math.min(status || 599, 599), headers: told });
  return Object.defineProperty(response, "status", { value: status });
}

/** The body as a Blob: the browser keeps a large one on disk, so that the memory of the page stays flat. */
export async function blobOf(upload: JsonUpload, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of upload.pieces(encodeBase64)) {
    signal.throwIfAborted();
    parts.push(new Blob([piece as BlobPart]));
  }
  return new Blob(parts);
}
