import type { RemoErrorReason, Text } from "../error-data.ts";

type Texts = { readonly meaning: Text; readonly advice: Text };

const patience = 1000; // ms

/** What is said of an error; undefined if that cannot be loaded soon, because an error must not wait for its texts. */
export async function textsOf(reason: RemoErrorReason): Promise<Texts | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), patience);
  });
  try {
    return (await Promise.race([import("./error-texts.ts"), late]))?.errorTexts[reason];
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
