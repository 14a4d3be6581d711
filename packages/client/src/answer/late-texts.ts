import { heeding } from "../aborted.ts";

const patience = 1000; // ms

type Texts = typeof import("./error-texts.ts");
let texts: Texts | undefined;

/** What is said of errors at length; undefined if it cannot be loaded soon, because an error must not wait for its texts. */
export async function lateTexts(): Promise<Texts | undefined> {
  try {
    texts ??= await heeding(AbortSignal.timeout(patience), import("./error-texts.ts"));
    return texts;
  } catch {
    return undefined;
  }
}
