/** The body turned out to be of no use; thrown within the reader only. The message has no value of the body in it. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

/** `at` counts the bytes before the one that is wrong. */
export const notJson = (at: number): Unusable => new Unusable(`the body is not JSON (at byte ${at})`);
