import { redactCause, redactor } from "@remo-kit/common/redact";

/** Takes keys and e-mail address out of what others wrote. */
export type Redaction = {
  text(text: string): string;
  /** The error itself if there is none of them in it. */
  cause(cause: unknown): unknown;
};

export function redactionOf(secrets: readonly string[]): Redaction {
  const text = redactor(secrets);
  return { text, cause: (cause) => redactCause(cause, text) };
}
