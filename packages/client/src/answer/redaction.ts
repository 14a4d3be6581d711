/** Takes keys and e-mail address out of what others wrote. */
export type Redaction = {
  text(text: string): string;
  /** The error itself if there is none of them in it. */
  cause(cause: unknown): unknown;
};

/** Without the keys' spellings, no text of others is shown at all. */
export const noRedaction: Redaction = {
  text: (text) => text && redacted,
  cause(cause) {
    const { code, name } = Object(cause) as { code?: unknown; name?: unknown };
    return cause instanceof Error ? Object.assign(new Error(redacted), { name, code }) : undefined;
  },
};

const redacted = "[redacted]";

export async function redactionOf(keys: { readonly [name: string]: string }): Promise<Redaction> {
  try {
    const { redactCause, redactor } = await import("@remo-kit/common/redact");
    const text = redactor(Object.values(keys));
    return { text, cause: (cause) => redactCause(cause, text) };
  } catch {
    return noRedaction; // Its file is gone, and a refusal must be known as one all the same.
  }
}
