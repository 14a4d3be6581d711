type Texts = typeof import("./error-texts.ts");

const patience = 1000; // ms

/** What is said of errors at length; undefined if it cannot be loaded soon, because an error must not wait for its texts. */
export async function lateTexts(): Promise<Texts | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), patience);
  });
  try {
    return await Promise.race([import("./error-texts.ts"), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
