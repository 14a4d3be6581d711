// What is said of bad input, in one place; what is said of a failed call is in answer/failure.ts. None may take a key.

const kind = (value: unknown): string =>
  value === null
    ? "null"
    : typeof value === "object"
      ? (value.constructor?.name ?? "an object")
      : typeof value;

/** A number is shown; a string may be a key in the wrong place. */
const shown = (value: unknown): string =>
  typeof value === "number"
    ? `${value}`
    : typeof value === "string"
      ? `a string of ${value.length} characters`
      : kind(value);

const brokenOff = "The request was broken off.";
const useOpenVideo = "For a file, use `openVideo(path)` of @remo-kit/client/node";
export const noInput = (operation: string) => `\`${operation}\` takes an object that says what to send.`;
export const unreadable = "What was given cannot be read; see `cause`. Nothing was sent.";
export const option = (name: string, allowed: string, value: unknown) =>
  `\`${name}\` must be ${allowed}; received ${shown(value)}.`;
export const unknown = (name: string, near: string | undefined, names: readonly string[]) =>
  `\`${name.slice(0, 40)}\` is no option; ${near ? `did you mean \`${near}\`?` : `known are ${names.join(", ")}.`}`;
export const inPath = (name: string, value: unknown) =>
  option(name, "other than an empty text, `.` and `..`, because it is a part of the path", value);
export const agentBesideFetch =
  "`agent` is for Node's HTTP client; give it to your `fetch` where you hand one in.";
export const insecure = (url: string) =>
  `\`baseUrl\` ${url} would send keys in clear text (A11). Use https, or set \`allowInsecureHttp\`.`;
export const notBase64 =
  "`video.base64` must be base64 with its padding (RFC 4648, section 4), without a data: prefix and without white space.";
export const videoText = `\`video\` is a string. ${useOpenVideo}; for base64, \`{ base64: video }\`.`;
export const videoView = (kind: string) => `\`video\` is a ${kind}; give its bytes as a Uint8Array.`;
export const videoKind = (value: unknown) =>
  `${option("video", "a Uint8Array, ArrayBuffer, Blob, { size, stream } or { base64 }", value)} ${useOpenVideo}, awaited; for a stream of unknown size, \`spool\`.`;
export const usedStream = "`video.stream` is locked, or was read before; make a new one for each call.";
export const sentBefore =
  "`uuid` was sent before, and may be charged again (A13); see `earlier`. Nothing was sent.";
export const noRecord = "`store` could not record the call; see `cause`. Nothing was sent.";
export const otherSize = (seen: number, size: number) =>
  `\`video\` gave ${seen > size ? `more than ${size}` : `only ${seen}`} bytes, but its size is ${size}. ${brokenOff}`;
export const brokenSource = `Reading \`video\` failed; see \`cause\`. ${brokenOff}`;
