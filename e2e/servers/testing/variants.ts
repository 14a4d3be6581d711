// The stand-ins of the corpus: each switch by itself, and pairs of them.

import { pairwise } from "../../../packages/contract-tests/src/probes/pairwise.ts";
import { base, type Front, type Reads, type Switches, served } from "./switches.ts";

export type StandInVariant = { readonly name: string; readonly switches: Switches };

type Change = Partial<Switches>;

/** Each value that a switch can have beside that of the likeliest server. */
const each = <Key extends keyof Switches>(
  key: Key,
  ...values: readonly Switches[Key][]
): [string, Change][] => values.map((value) => [`${key}: ${JSON.stringify(value)}`, { [key]: value }]);

const reading = (name: string, change: Partial<Reads> = {}, more: Change = {}): [string, Change] => [
  `reads: ${name}`,
  { waitTime: 0, reads: { ...served, ...change }, ...more },
];

const forms: [string, Change][] = [
  ["the likeliest server without further fields", {}],
  ...each("http", "class", "ok", "mixed"),
  ...each("successState", 1, "1"),
  ...each("failureState", 0, "0"),
  ...each("codeField", "status_code", "code"),
  ...each("codeType", "text"),
  ...each("names", "capital"),
  ...each("message", "korean in escapes", "object", "quotes the video", "quotes the request", "unsafe"),
  ...each("extra", "successes", "refusals", "both"),
  ...each("waitTime", 0, "45", 45.5, null, -1),
  ...each("uuid", "upper case", "of its own"),
  ...each("fileExist", "content", "never", "absent", "number"),
  ...each("order", "fields, video, user", "video, fields, user", "user, fields, video"),
  ...each("emptyBody", 411, 413),
  ...each("missing", 400),
  ...each("codes", "420 and 421 swapped", "412 is 599"),
  ...each("jpeg", "refused"),
  ...each("base64", "lenient"),
  ...each("framework", "422 for missing fields"),
  ...each("length", "chunked is empty", "411 without a length"),
  ...each("wrongKeys", "lock the account"),
];

const money: [string, Change][] = [
  ...each("price", 0, 1, 2, 10, 50),
  ...each("credit", "text", "float", "absent"),
  ...each("successCredit", "price", "balance before"),
  ["price: 10, in the next balance", { price: 10, successCredit: "balance before" }],
  ...each("refusalCredit", "price", "zero", "omitted"),
  ...each("strangerCredit", "absent"),
  ...each("repeat", "free", "refused with 411", "refused with 412"),
  ...each("refusalCharged", true),
  ...each("others", "another user", "top-up"),
  ...each("start", 0, 6, 99_996),
  ["price: 10, and says so", { price: 10, successCredit: "price" }],
  ["price: 10, as text", { price: 10, credit: "text" }],
  ["price: 10, as float", { price: 10, credit: "float" }],
  ["price: 10, untold", { price: 10, credit: "absent" }],
  ["price: 50, untold", { price: 50, credit: "absent" }],
];

const bytes: [string, Change][] = [
  ...each(
    "bytes",
    "gzip",
    "bom",
    "euc-kr",
    "utf-16",
    "chunked",
    "one by one",
    "http 1.0",
    "closed",
    "trailers",
  ),
  ...each("bytes", "python", "cut for keys", "cut", "huge", "endless", "drip", "late success"),
  ...each("contentType", "application/json; charset=utf-8", "text/html", "none"),
  ...each("echo", "message", "headers", "spellings", "names"),
];

const fronts: readonly Front[] = [
  "404 page",
  "410 page",
  "404 json",
  "single page app",
  "login",
  "to https",
  "slash",
  "firewall",
  "firewall after five refusals",
  "429",
  "429 in json",
  "503 for a while",
  "502 now and then",
  "502 for keys",
  "small bodies refused",
  "large bodies refused",
  "large bodies refused in json",
  "framework",
  "maintenance in json",
  "resets",
  "silent",
  "maintenance",
];

const reads: [string, Change][] = [
  ["reads: 410 page", { reads: "410 page" }],
  ["reads: 404 json", { reads: "404 json" }],
  reading("done at once"),
  reading("unknown is 534", { unknown: 534 }),
  reading("unknown is 413", { unknown: 413 }),
  reading("unknown is 400, and so is empty", { unknown: 400, empty: 400 }),
  reading("not ready", { job: "done in a second" }, { waitTime: 1 }),
  reading("not ready, in 200", { job: "done in a second", notReady: "status-in-200" }, { waitTime: 1 }),
  reading(
    "not ready, without a code",
    { job: "done in a second", notReady: "400-without-code" },
    { waitTime: 1 },
  ),
  reading("never done", { job: "never done" }),
  reading("failed", { job: "failed" }),
  reading("keys are needed", { keys: "needed" }),
  reading("given away", { others: "given away" }),
  reading("no score", { scoreServed: false }),
  reading("score by phase", { shape: "phase" }),
  reading("pelvis after the impact", { pelvis: "after_impact" }),
  reading("of class statuses", {}, { http: "class" }),
  reading("in 200", {}, { http: "ok" }),
  reading("with 0 for failures", {}, { failureState: 0, successState: 1 }),
];

/** What pages and observations allow, all of it: whichever of these a server is, nothing differs. */
const allowed = {
  http: ["code", "class", "ok"],
  successState: [true, 1],
  failureState: [false, 0],
  codeField: ["status", "status_code"],
  extra: ["none", "successes", "refusals", "both"],
  successCredit: ["balance", "price"],
  refusalCredit: ["balance", "price", "omitted"],
  repeat: ["charged", "free"],
  fileExist: ["uuid", "content"],
  emptyBody: [400, 411],
  missing: [411, 400],
  order: ["fields, user, video", "fields, video, user", "user, fields, video"],
  bytes: ["plain", "gzip", "one by one", "closed"],
  jpeg: ["accepted", "refused"],
  uuid: ["same", "upper case"],
} as const;

/** Deviations together: each has to be found by its own name. */
const deviating = {
  waitTime: [45, "45", null],
  uuid: ["same", "of its own"],
  codeField: ["status", "code"],
  bytes: ["plain", "bom", "euc-kr"],
  contentType: ["application/json", "text/html"],
  codes: ["as documented", "412 is 599"],
  credit: ["number", "text"],
  http: ["code", "class"],
} as const;

const pairs = (name: string, values: { readonly [key: string]: readonly unknown[] }): [string, Change][] =>
  pairwise(values).map((row, at) => [`${name} ${at + 1}`, row as Change]);

const all: readonly [string, Change][] = [
  ...forms,
  ...money,
  ...bytes,
  ...each("front", ...fronts),
  ...reads,
  ...pairs("allowed", allowed),
  ...pairs("deviating", deviating),
];

export const variants: readonly StandInVariant[] = all.map(([name, change]) => ({
  name,
  switches: { ...base, ...change },
}));
