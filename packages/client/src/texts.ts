// Every text that a person reads, in one place. None may take a key, an e-mail address or video bytes.

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

export const texts = {
  key: (name: string, value: unknown) =>
    `Option \`${name}\` must be a non-empty string; received ${value === "" ? "an empty string" : kind(value)}. Pass what the vendor issued, for instance from an environment variable.`,
  baseUrl: (example: string) =>
    `Option \`baseUrl\` must be an http(s) URL without credentials, query or fragment, such as ${example}.`,
  insecure: (url: string) =>
    `Option \`baseUrl\` is ${url}: the keys and the video would travel in clear text (A11). Use https, or set \`allowInsecureHttp: true\`.`,
  option: (name: string, allowed: string, value: unknown) =>
    `Option \`${name}\` must be ${allowed}; received ${shown(value)}.`,
  input: "`analyzeSoccer` takes an object with `video` and `height`.",
  videoKind: (value: unknown) =>
    `\`video\` must be a Uint8Array, ArrayBuffer, Blob, base64 string or { size, stream }; received ${kind(value)}. For a file, use \`openVideo\` of @remo-kit/client/node.`,
  videoSize: (size: number) => `\`video\` must have at least one byte; received ${size}.`,
  pieceKind: (value: unknown) => `The stream of \`video\` must give Uint8Arrays; it gave ${kind(value)}.`,
  otherSize: (seen: number, size: number) =>
    `\`video\` gave ${seen > size ? `more than ${size}` : `only ${seen}`} bytes, but its size is ${size}. The request was broken off.`,
  brokenSource: "Reading `video` failed; its `cause` says why. The request was broken off.",
  unreadable: (path: string | URL, why: string) => `The video ${path} cannot be read: ${why}`,
  changed: (path: string | URL) =>
    `The video ${path} changed after it was opened. The request was broken off; open it again.`,
  notBase64: (dataUrl: boolean) =>
    `\`video\` is a string, so it must be base64 with its padding${dataUrl ? "; cut off its data: prefix" : ""}. For a file, use \`openVideo\` of @remo-kit/client/node.`,
  uuid: (value: unknown) =>
    `\`uuid\` must look like c37d3ce2-e9d0-45de-9656-2a730204f8ca (F08); received ${shown(value)}. Leave it out to get a new one.`,
  height: (value: unknown) =>
    `\`height\` must be a whole number of centimetres greater than 0, or a string of its digits (F07); received ${shown(value)}.`,
  refused: (code: number, meaning: string | undefined) =>
    `The API refused with code ${code}: ${meaning ?? "not documented"}`,
  gateway: (status: number, excerpt: string) =>
    `HTTP ${status} with ${excerpt === "" ? "an empty body" : "a body that is not the API's"}: from a proxy or another server`,
  redirect: (status: number, to: string) =>
    `HTTP ${status} redirects to ${to}, which was not followed because the body carries the keys; if that is right, set \`baseUrl\` to ${to.replace(/\/api\/[^/]*$/, "")}`,
  followed: (to: string) =>
    `The browser followed a redirect to ${to}, with the keys in the body; set \`baseUrl\` so that none happens`,
  protocol: (what: string) => `${what}; whether credits were used is unknown`,
  network: (sent: boolean) =>
    sent
      ? "The connection failed before an answer; the request may have arrived and credits may have been used"
      : "No connection; nothing was sent",
  timeout: (phase: string, ms: number) =>
    `No ${phase === "connect" ? "connection" : phase === "upload" ? "progress of the upload" : phase === "answer" ? "answer" : "end"} within ${ms} ms`,
  aborted: "The caller aborted the call",
} as const;
