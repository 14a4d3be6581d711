import { heeding } from "../aborted.ts";

const patience = 1000; // ms

/** What is said of errors at length; undefined if it cannot be loaded soon, because an error must not wait for its texts. */
export async function lateTexts(): Promise<typeof import("./error-texts.ts") | undefined> {
  try {
    return await heeding(AbortSignal.timeout(patience), import("./error-texts.ts"));
  } catch {
    return undefined;
  }
}
