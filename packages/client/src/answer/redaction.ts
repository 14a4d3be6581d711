import { endRedactor, redactCause, redactor } from "@remo-kit/common/redact";

/** Takes keys and e-mail address out of what others wrote. */
export type Redaction = {
  text(text: string): string;
  /** Of a text that may have been cut off: what it ends with, if one of them begins so. */
  end(text: string): string;
  /** The error itself if there is none of them in it. */
  cause(cause: unknown): unknown;
};

export function redactionOf(secrets: readonly string[]): Redaction {
  const text = redactor(secrets);
  return { text, end: endRedactor(secrets), cause: (cause) => redactCause(cause, text) };
}
