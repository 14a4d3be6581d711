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
const useOpenVideo = "For a file, use `openVideo` of @remo-kit/client/node.";

export const texts = {
  noInput: (operation: string) => `\`${operation}\` takes an object that says what to send.`,
  option: (name: string, allowed: string, value: unknown) =>
    `\`${name}\` must be ${allowed}; received ${shown(value)}.`,
  inPath: (name: string, value: unknown) =>
    texts.option(name, "other than an empty text, `.` and `..`, because it is a part of the path", value),
  insecure: (url: string) =>
    `\`baseUrl\` ${url} would send keys in clear text (A11). Use https, or set \`allowInsecureHttp\`.`,
  notBase64: (dataUrl: boolean) =>
    `\`video\` is a string, but not base64${dataUrl ? ": cut off its data: prefix" : ""}. ${useOpenVideo}`,
  videoKind: (value: unknown) =>
    `\`video\` must be a Uint8Array, ArrayBuffer, Blob, base64 string or { size, stream }; received ${shown(value)}. ${useOpenVideo}`,
  otherSize: (seen: number, size: number) =>
    `\`video\` gave ${seen > size ? `more than ${size}` : `only ${seen}`} bytes, but its size is ${size}. ${brokenOff}`,
  brokenSource: `Reading \`video\` failed; see \`cause\`. ${brokenOff}`,
} as const;
