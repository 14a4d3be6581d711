/** Takes secrets out of texts that are not ours: what a server, a proxy or the platform wrote. */
export type Redact = (text: string) => string;

export function redactor(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap(formsOf).filter((form) => form !== "");
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((safe, form) => safe.replaceAll(form, "[redacted]"), text);
}

/** A secret as it is, and as an echo may carry it: in JSON, in a URL, in a form, in base64 with any alignment. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(secret));
  const url = encodeURIComponent(wellFormed);
  return [secret, json, url, url.toLowerCase(), url.replaceAll("%20", "+"), ...base64Forms(secret)];
}

/** The digits that depend on no neighbouring byte, for each of the three places that a secret can begin at. */
function base64Forms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].flatMap((shift) => {
    const padded = `${"\0".repeat(shift)}${String.fromCharCode(...bytes)}`;
    const text = btoa(padded).replace(/=+$/, "");
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor((padded.length * 8) / 6);
    const core = text.slice(from, to);
    return core.length < 4 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

/** `cause` as it is, or a bare copy of it if something in it carries a secret or is more than a plain value. */
export function redactCause(cause: unknown, redact: Redact): unknown {
  if (!(cause instanceof Error)) return typeof cause === "string" ? redact(cause) : undefined;
  const inner = redactCause(cause.cause, redact);
  const told = [cause.name, cause.message, cause.stack ?? "", ...Object.values(cause)];
  const isPlain = (value: unknown) =>
    typeof value === "string" ? redact(value) === value : Object(value) !== value;
  if (told.every(isPlain) && inner === cause.cause) return cause;
  const copy = new Error(redact(cause.message), { cause: inner });
  copy.name = redact(cause.name);
  copy.stack = redact(cause.stack ?? "");
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? Object.assign(copy, { code: redact(code) }) : copy;
}
