// The shapes of the rows of generated/operations.ts.

/** How an operation is asked for, what it may cost, and what it answers. */
export type OperationRow<ErrorName extends string = string> = {
  /** Its name in paths, file names and docs: the last part of the vendor's path. */
  readonly slug: string;
  readonly method: "GET" | "POST";
  /** As OpenAPI writes it: `/api/x/{id}`. */
  readonly path: string;
  /** Fields of the request that stand in the path; all others are properties of its JSON body. */
  readonly parameters: readonly string[];
  /** Operations of a family share jobs: a read finds what a submit has left. */
  readonly family: string;
  /** submit: hands something in and gets a receipt; read: asks for what became of it. */
  readonly kind: "submit" | "read";
  /** The field that names the user. */
  readonly user: string;
  /** The fields of the request, in the order of the page; those that it must have; those that nobody may see. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly secrets: readonly string[];
  /** The field that carries a file: of the request of a submit, of the answer of a read. */
  readonly file: { readonly field: string; readonly encoding: "base64" } | null;
  /** Credits that an accepted request costs. */
  readonly price: number;
  /** Whether a request can cost credits at all, whatever its answer is. */
  readonly mayBeCharged: boolean;
  /** Whether it may be sent again without harm. */
  readonly repeatable: boolean;
  /** What it means by a code. */
  readonly errors: { readonly [code: number]: ErrorName };
  /** The examples of its success, each with the last twelve digits of a uuid that ask the mock for it. */
  readonly examples: { readonly [name: string]: string };
};

/** What an error is, whichever operation answers it. */
export type ErrorKind = {
  /** input: of the input data; account: of user, keys, credits; process: of the analysis; not-ready: wait. */
  readonly category: "input" | "account" | "process" | "not-ready";
  /** Whether it helps to send the request again. */
  readonly retry: "never" | "after-fix" | "later";
  /** Whether it used credits. */
  readonly charged: "no" | "unknown";
};
