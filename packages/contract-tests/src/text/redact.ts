/** Names on the wire: a key that differs from one in its case alone, as the page's placeholders do, is no secret. */
const fieldNames = new Set(["Email", "UserKey", "APIKey"]);

/** What may be a piece of a video. */
const longRun = "[\\w+/%\\\\-]{60,}=*";

/** Takes secrets, in any of their spellings, and what may be a piece of a video out of a text that a server wrote. */
export const redactText = (text: string, secrets: readonly string[]): string =>
  withoutAll([...secretForms(secrets), longRun], text);

/** Takes the secrets out of a text of our own, which may have long runs, such as paths. */
export const hideSecrets = (text: string, secrets: readonly string[]): string =>
  withoutAll(secretForms(secrets), text);

function withoutAll(patterns: readonly string[], text: string): string {
  if (patterns.length === 0) return text;
  const any = new RegExp(patterns.join("|"), "gi");
  return text.replace(any, (match) => (fieldNames.has(match) ? match : "[redacted]"));
}

/** Whether any of the secrets is in the text, in any of their spellings. */
export const hasSecret = (text: string, secrets: readonly string[]): boolean =>
  hideSecrets(text, secrets) !== text;

/** @throws Error that does not tell the secret. */
export function assertNoSecrets(text: string, secrets: readonly string[], name = "The text"): void {
  if (!hasSecret(text, secrets)) return;
  throw new Error(`${name} would show a key or an e-mail address; it was not written.`);
}

/** Patterns of the secrets, the longest first, so that none is left in part where one begins with another. */
function secretForms(secrets: readonly string[]): string[] {
  const given = secrets.map((secret) => secret.trim()).filter((secret) => secret !== "");
  const longestFirst = [...new Set(given)].sort((a, b) => b.length - a.length);
  return longestFirst.flatMap((secret) => {
    const json = JSON.stringify(secret).slice(1, -1);
    return [anySpelling(secret), ...[...new Set([secret, json])].flatMap(base64Forms)];
  });
}

const backslashes = "(?:\\\\|%(?:25)?5c)*";
const hex = (value: number, digits = 0) => value.toString(16).padStart(digits, "0");
const literal = (char: string) => char.replace(/[\^$.*+?()[\]{}|/-]/, "\\$&");
const htmlNames: { readonly [char: string]: string } = {
  '"': "|quot",
  "&": "|amp",
  "'": "|apos",
  "<": "|lt",
  ">": "|gt",
};

/** Each character as it is, or escaped as in JSON, in a URL (once or twice), in a form, in HTML, in a log. */
function anySpelling(secret: string): string {
  const chars = Array.from(secret.replaceAll("\\", ""), (char) => {
    const code = char.codePointAt(0) as number;
    const url = Array.from(Buffer.from(char), (byte) => `%(?:25)?${hex(byte, 2)}`).join("");
    const json = Array.from({ length: char.length }, (_, unit) => `u${hex(char.charCodeAt(unit), 4)}`);
    const html = `&(?:amp;)?(?:#0*${code}|#x0*${hex(code)}${htmlNames[char] ?? ""});`;
    const latin1 = code > 127 ? `|${literal(Buffer.from(char).toString("latin1"))}` : "";
    const form = char === " " ? "|\\+" : "";
    return `(?:${literal(char)}|${url}|${json.join(backslashes)}|${html}${latin1}${form})`;
  });
  return chars.join(backslashes);
}

/** The digits that depend on no neighbouring byte, for each of the three places that a secret can begin at. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    const digits = padded.toString("base64").replace(/=+$/, "");
    const core = digits.slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
    // Fewer digits than these are found in texts that have nothing to do with the secret.
    if (core.length < 6) return [];
    return core.replaceAll("+", "(?:[-+]|%2b)").replaceAll("/", "(?:\\\\*[/_]|%2f)");
  });
}
