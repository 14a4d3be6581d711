/** What came shows nothing of the case: none is the API's, after all waits, or the analysis was not done, or failed. */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";
}
