/**
 * What came shows nothing of what a case is about: none of it is the API's, after all waits, or the analysis was not done in
 * time, or failed.
 */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";
}
