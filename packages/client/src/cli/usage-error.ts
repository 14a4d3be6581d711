/** The command was called in a way that it does not know. Its texts repeat no value: it may be a key. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}
