/** What a stand-in for the live server does: one switch for each thing that the vendor's pages leave open or that goes wrong. */
export type Switches = {
  // How answers are written.
  readonly http: "code" | "class" | "ok" | "mixed";
  readonly successState: 1 | true | "1";
  readonly failureState: false | 0 | "0";
  readonly codeField: "status" | "status_code" | "code";
  readonly codeType: "number" | "text";
  readonly names: "as documented" | "capital";
  readonly message:
    | "text"
    | "korean in escapes"
    | "object"
    | "quotes the video"
    | "quotes the request"
    | "unsafe";
  readonly extra: "none" | "successes" | "refusals" | "both";
  readonly waitTime: number | string | null;
  readonly uuid: "same" | "upper case" | "of its own";
  // Money.
  readonly price: number;
  readonly start: number;
  readonly credit: "number" | "text" | "float" | "absent";
  /** `balance before`: that from before its own charge, as where charges are booked later. */
  readonly successCredit: "balance" | "balance before" | "price";
  readonly refusalCredit: "balance" | "price" | "zero" | "omitted";
  /** Of a refusal before an account is identified. */
  readonly strangerCredit: "zero" | "absent";
  readonly repeat: "charged" | "free" | "refused with 411" | "refused with 412";
  readonly refusalCharged: boolean;
  readonly others: "none" | "another user" | "top-up";
  // What is accepted, and what is looked at first.
  readonly fileExist: "uuid" | "content" | "never" | "absent" | "number";
  readonly order:
    | "fields, user, video"
    | "fields, video, user"
    | "video, fields, user"
    | "user, fields, video";
  readonly emptyBody: 400 | 411 | 413;
  readonly missing: 411 | 400;
  readonly codes: "as documented" | "420 and 421 swapped" | "412 is 599";
  readonly jpeg: "accepted" | "refused";
  readonly base64: "strict" | "lenient";
  readonly framework: "none" | "422 for missing fields";
  readonly length: "any framing" | "chunked is empty" | "411 without a length";
  readonly wrongKeys: "refused" | "lock the account";
  // Bytes.
  readonly bytes:
    | "plain"
    | "gzip"
    | "bom"
    | "euc-kr"
    | "utf-16"
    | "chunked"
    | "one by one"
    | "http 1.0"
    | "closed"
    | "trailers"
    | "python"
    | "cut for keys"
    | "cut"
    | "huge"
    | "endless"
    | "drip"
    | "late success";
  readonly contentType: "application/json" | "application/json; charset=utf-8" | "text/html" | "none";
  readonly echo: "nothing" | "message" | "headers" | "spellings" | "names";
  readonly front: Front;
  readonly reads: "404 page" | "410 page" | "404 json" | Reads;
};

/** What stands before the API, or in its place. */
export type Front =
  | "none"
  | "404 page"
  | "410 page"
  | "404 json"
  | "single page app"
  | "login"
  | "to https"
  | "slash"
  | "firewall"
  | "firewall after five refusals"
  | "429"
  | "429 in json"
  | "503 for a while"
  | "502 now and then"
  | "502 for keys"
  | "small bodies refused"
  | "large bodies refused"
  | "large bodies refused in json"
  | "framework"
  | "maintenance in json"
  | "resets"
  | "silent"
  | "maintenance";

/** Result and score of a job. */
export type Reads = {
  readonly unknown: 533 | 534 | 413 | 400;
  readonly empty: 413 | 400;
  readonly notReady: "code" | "status-in-200" | "400-without-code";
  readonly job: "done at once" | "done in a second" | "never done" | "failed";
  readonly keys: "not needed" | "needed";
  readonly others: "refused" | "given away";
  readonly scoreServed: boolean;
  readonly shape: "metric" | "phase";
  readonly pelvis: "impact" | "after_impact";
};

export const served: Reads = {
  unknown: 533,
  empty: 413,
  notReady: "code",
  job: "done at once",
  keys: "not needed",
  others: "refused",
  scoreServed: true,
  shape: "metric",
  pelvis: "impact",
};

/** As the sibling APIs were observed, and without results: the likeliest live server but for further fields. */
export const base: Switches = {
  http: "code",
  successState: true,
  failureState: false,
  codeField: "status",
  codeType: "number",
  names: "as documented",
  message: "text",
  extra: "none",
  waitTime: 45,
  uuid: "same",
  price: 4,
  start: 1000,
  credit: "number",
  successCredit: "balance",
  refusalCredit: "balance",
  strangerCredit: "zero",
  repeat: "charged",
  refusalCharged: false,
  others: "none",
  fileExist: "uuid",
  order: "fields, user, video",
  emptyBody: 400,
  missing: 411,
  codes: "as documented",
  jpeg: "accepted",
  base64: "strict",
  framework: "none",
  length: "any framing",
  wrongKeys: "refused",
  bytes: "plain",
  contentType: "application/json",
  echo: "nothing",
  front: "none",
  reads: "404 page",
};

/** The account that the stand-ins know. Its keys have characters that are written in many ways. */
export const account = {
  email: "kim+corpus@secret.example",
  userKey: "uk-5fJ/x9+Q==Kim",
  apiKey: 'ak_83ab10&<7>"Zq"',
};
