// A hundred ways in which the answer to an accepted, paid request deviates, and some in which that to a read does, and what
// its caller has in hand after each. Each is tried over every transport, in Chromium too. Nothing of Node is used here.

import type { AnalysisReceipt } from "../answer/receipt.ts";

export const sentUuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const otherUuid = "11111111-2222-4333-8444-555555555555";
export const keys = { email: "player@example.com", userKey: "user-secret", apiKey: "api-secret" };

const whole = { state: 1, uuid: sentUuid, wait_time: 4711, file_exist: false, message: "MSG", credit: 4 };

export type Deviation = {
  readonly what: string;
  readonly text: string;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** How the text becomes bytes. */
  readonly coding?: "gzip" | "deflate" | "deflate-raw" | "br" | "utf16le" | "latin1" | undefined;
  /** How the connection ends, where it breaks: after so many bytes of what was announced. */
  readonly cut?: "reset" | "chunk" | undefined;
  readonly kept: Kept;
};

type Fields = Omit<AnalysisReceipt, "raw" | "readyAt" | "warnings">;

/** A receipt with these fields and warnings, or an error with what was read. */
export type Kept =
  | { readonly receipt: Fields; readonly warnings: readonly string[]; readonly error?: undefined }
  | { readonly error: string; readonly read: object; readonly receipt?: undefined };

const usual: Fields = {
  uuid: sentUuid,
  sentUuid,
  waitTime: 4711,
  fileExists: false,
  credit: 4,
  message: "MSG",
};
const json = { "content-type": "application/json" };
const given = { status: 200, headers: json };

/** A receipt all the same, with these fields, and a warning for each that is not as documented. */
const receipt = (fields: Partial<Fields> = {}, ...warnings: string[]): Kept => ({
  receipt: { ...usual, ...fields },
  warnings,
});

type Odd = readonly [value: unknown, read: unknown, warning?: string];

/** A field of the answer with values that it should not have. */
function odd(wire: keyof typeof whole, own: keyof Fields | "", rows: readonly Odd[]): Deviation[] {
  return rows.map(([value, read, warning]) => {
    const text = JSON.stringify({ ...whole, [wire]: value });
    const warnings = warning === undefined ? [] : [`\`${wire}\` ${warning}`];
    const what = value === undefined ? `no ${wire}` : `${wire} ${JSON.stringify(value)?.slice(0, 40)}`;
    return { ...given, what, text, kept: receipt(own === "" ? {} : { [own]: read }, ...warnings) };
  });
}

const asNumber = "is a string, read as a number";
const asBoolean = "is a string, read as a boolean";

const fields: readonly Deviation[] = [
  ...odd("state", "", [
    [true, undefined],
    ["1", undefined, "is a string"],
    ["true", undefined, "is a string"],
    [" TRUE ", undefined, "is a string"],
    [undefined, undefined, "is missing"],
    [null, undefined, "is null"],
    ["ok", undefined, "is a string"],
    [2, undefined, "is a number"],
    [[1], undefined, "is a list"],
    [{ code: 1 }, undefined, "is an object"],
  ]),
  ...odd("wait_time", "waitTime", [
    [0, 0],
    [-0.5, 0, "was rounded up"],
    ["4711", 4711, asNumber],
    [" 4711 ", 4711, asNumber],
    [4710.2, 4711, "was rounded up"],
    [undefined, undefined, "is missing"],
    [null, undefined, "is null"],
    [-1, undefined, "is out of range"],
    ["-1", undefined, "is a string"],
    [1e300, undefined, "is out of range"],
    ["soon", undefined, "is a string"],
    ["", undefined, "is a string"],
    ["11 s", undefined, "is a string"],
    ["NaN", undefined, "is a string"],
    [true, undefined, "is a boolean"],
    [[4711], undefined, "is a list"],
    [{ s: 4711 }, undefined, "is an object"],
  ]),
  ...odd("file_exist", "fileExists", [
    [0, false, "is a number, read as a boolean"],
    [1, true, "is a number, read as a boolean"],
    ["0", false, asBoolean],
    ["1", true, asBoolean],
    ["false", false, asBoolean],
    ["True", true, asBoolean],
    [undefined, undefined, "is missing"],
    [null, undefined, "is null"],
    ["no", undefined, "is a string"],
    [2, undefined, "is a number"],
    [[], undefined, "is a list"],
    [{}, undefined, "is an object"],
  ]),
  ...odd("credit", "credit", [
    ["4", 4, asNumber],
    ["+4.0", 4, asNumber],
    [4.5, 4.5],
    [-3, -3],
    [undefined, undefined, "is missing"],
    [null, undefined, "is null"],
    ["four", undefined, "is a string"],
    [false, undefined, "is a boolean"],
    [[4], undefined, "is a list"],
    [{ left: 4 }, undefined, "is an object"],
  ]),
  ...odd("message", "message", [
    ["", ""],
    [undefined, undefined, "is missing"],
    [null, undefined, "is null"],
    [5, undefined, "is a number"],
    [["MSG"], undefined, "is a list"],
    [{ ko: "MSG" }, undefined, "is an object"],
    [`for ${keys.email} with ${keys.apiKey}`, "for [redacted] with [redacted]"],
  ]),
  ...odd("uuid", "uuid", [
    [otherUuid, otherUuid, "is another than the one that was sent"],
    [sentUuid.toUpperCase(), sentUuid.toUpperCase()],
    [` ${sentUuid}\n`, sentUuid, "has white space around it"],
    ["job-17", "job-17", "is another than the one that was sent"],
    ["5f".repeat(32), "5f".repeat(32), "is another than the one that was sent"],
    [undefined, sentUuid, "is missing"],
    [null, sentUuid, "is null"],
    ["", sentUuid, "is out of range"],
    ["None", sentUuid, "is out of range"],
    ["null", sentUuid, "is out of range"],
    [17, sentUuid, "is a number"],
    [[sentUuid], sentUuid, "is a list"],
    ["x".repeat(101), sentUuid, "is out of range"],
    [keys.userKey, sentUuid, "is another than the one that was sent"],
  ]),
];

const text = (what: string, text: string, kept: Kept, more: Partial<Deviation> = {}): Deviation => ({
  ...{ ...given, what, text, kept },
  ...more,
});
const accepted = JSON.stringify(whole);
const withMore = (fields: object) => JSON.stringify({ ...whole, ...fields });

const around: readonly Deviation[] = [
  text("a byte order mark", `\ufeff${accepted}`, receipt()),
  text("white space around", `\r\n\t ${accepted} \n`, receipt()),
  text("a NUL after it", `${accepted}\0`, receipt()),
  text("a page after it", `${accepted}<html><body>}</body>`, receipt()),
  text("another object after it", `${accepted}{"state":0,"status":421}`, receipt()),
  text("a comma after it", `${accepted},`, receipt()),
  text("braces in a text", withMore({ message: '}{"\\' }), receipt({ message: '}{"\\' })),
  text("a field twice", accepted.replace("{", '{"credit":9,'), receipt()),
  text(
    "the text in msg",
    withMore({ message: undefined, msg: "MSG" }),
    receipt({}, "`message` is missing, `msg` was read"),
  ),
  text(
    "a number too large for JSON",
    accepted.replace('"credit":4', '"credit":1e999'),
    receipt({ credit: undefined }, "`credit` is out of range"),
  ),
  text("a field named __proto__", accepted.replace("{", '{"__proto__":{"state":0},'), receipt()),
  text("fields that nobody knows", withMore({ queue: { place: 3 }, eta: null }), receipt()),
  text(
    "a field as deep as it is long",
    accepted.replace("{", `{"x":${"[".repeat(5000)}${"]".repeat(5000)},`),
    receipt(),
  ),
  text("status 200", withMore({ status: 200 }), receipt()),
  text("status 421", withMore({ status: 421 }), receipt({}, "It has the code 421")),
  text('status_code "550"', withMore({ status_code: "550" }), receipt({}, "It has the code 550")),
  text("a status in a list", withMore({ status: [421] }), receipt()),
  text(
    "a uuid and a credit alone",
    `{"uuid":"${otherUuid}","credit":"4"}`,
    receipt(
      { uuid: otherUuid, waitTime: undefined, fileExists: undefined, message: undefined },
      "`state` is missing",
      "`wait_time` is missing",
      "`file_exist` is missing",
      `\`credit\` ${asNumber}`,
      "`uuid` is another than the one that was sent",
      "`message` is missing",
    ),
  ),
  text(
    "state 1 alone",
    '{"state":1}',
    receipt(
      { waitTime: undefined, fileExists: undefined, credit: undefined, message: undefined },
      ...["wait_time", "file_exist", "credit", "uuid", "message"].map((name) => `\`${name}\` is missing`),
    ),
  ),
];

const wire: readonly Deviation[] = [
  ...[201, 202, 206, 299].map((status) => text(`HTTP ${status}`, accepted, receipt(), { status })),
  text("no content-type", accepted, receipt(), { headers: {} }),
  text("JSON as a page", accepted, receipt(), { headers: { "content-type": "text/html" } }),
  ...(["gzip", "deflate", "deflate-raw", "br"] as const).map((coding) =>
    text(coding, accepted, receipt(), {
      headers: { ...json, "content-encoding": coding.split("-")[0] as string },
      coding,
    }),
  ),
  text("x-gzip", accepted, receipt(), { headers: { ...json, "content-encoding": "x-gzip" }, coding: "gzip" }),
  text("UTF-16", accepted, receipt(), {
    headers: { "content-type": "application/json; charset=utf-16le" },
    coding: "utf16le",
  }),
  text("Latin-1", withMore({ message: "für" }), receipt({ message: "für" }), {
    headers: { "content-type": "text/plain; charset=iso-8859-1" },
    coding: "latin1",
  }),
  text("a reset after it", accepted, receipt(), { cut: "reset" }),
  text("an end of the connection before the last chunk", accepted, receipt(), { cut: "chunk" }),
];

const read = { serverUuid: sentUuid, credit: 4, waitTime: 4711 };
const protocol = (read: object = {}): Kept => ({ error: "RemoProtocolError", read });

/** What is no JSON object, or only the beginning of one. */
const unreadable: readonly Deviation[] = [
  text("NaN in a field", accepted.replace("}", ',"score":NaN}'), protocol(read)),
  text("a dict of Python", accepted.replaceAll('"', "'").replace("false", "False"), protocol(read)),
  text("a comma before the end", accepted.replace("}", ",}"), protocol(read)),
  text("a page", "<html><body>4 credits</body></html>", protocol()),
  text("a list", `[${accepted}]`, protocol(read)),
  text("a text", JSON.stringify("accepted"), protocol()),
  text("null", "null", protocol()),
  text("nothing", "", protocol()),
  text("white space", " \n", protocol()),
  text("half of it", accepted.slice(0, -20), protocol({ ...read, credit: undefined })),
  text(
    "half of it, then a reset",
    accepted.slice(0, -20),
    { error: "RemoNetworkError", read: { ...read, credit: undefined } },
    { cut: "reset" },
  ),
];

const deviationsOfSubmit: readonly Deviation[] = [...fields, ...around, ...wire, ...unreadable];

/** What a score is read to: its numbers and sums. */
type Numbers = { readonly [name: string]: unknown };

export type ReadDeviation = Omit<Deviation, "kept"> & {
  readonly kept:
    | { readonly score: Numbers; readonly warnings: readonly string[] }
    | { readonly error: string };
};

const measured = { kick_right_hip_x: { impact: 9.5 }, stepping_knee_x: { impact: -3 } };
const byPhase = {
  impact: { kick_right_hip_x: 20, stepping_knee_x: "0", total: 20 },
  before_impact: { stepping_foot_position: 25, total: 25 },
  total_score: 22.5,
};
const turned = {
  kick_right_hip_x: { impact: 20 },
  stepping_knee_x: { impact: 0 },
  stepping_foot_position: { before_impact: 25 },
  totals: { impact: 20, before_impact: 25 },
  total_score: 22.5,
};

const score = (what: string, body: unknown, kept: object, ...warnings: string[]): ReadDeviation => ({
  ...{ ...given, what, text: typeof body === "string" ? body : JSON.stringify(body) },
  kept: { score: { ...measured, ...kept }, warnings },
});
const none = (what: string, text: string, error = "RemoProtocolError", status = 200): ReadDeviation => ({
  ...{ ...given, what, text, status },
  kept: { error },
});

/** What the answer to a read is, and what is read of it. */
export const readDeviations: readonly ReadDeviation[] = [
  score("nothing odd", measured, {}),
  score(
    "`state`, `uuid` and `message` beside",
    { state: 1, uuid: sentUuid, message: "MSG", ...measured },
    {},
  ),
  score("`state` true and a code 200", { state: true, status: 200, ...measured }, {}),
  score("another uuid", { uuid: otherUuid, ...measured }, {}, "`uuid` is another than the one that was sent"),
  score(
    "numbers as texts",
    { ...measured, kick_right_hip_x: { impact: " 9.50 " } },
    {},
    `\`kick_right_hip_x.impact\` ${asNumber}`,
  ),
  score(
    "a number that is none",
    { ...measured, stepping_knee_x: { impact: "NaN" } },
    { stepping_knee_x: {} },
    "`stepping_knee_x.impact` is a string",
  ),
  score(
    "a number too large for JSON",
    JSON.stringify(measured).replace("-3", "1e999"),
    { stepping_knee_x: {} },
    "`stepping_knee_x.impact` is out of range",
  ),
  score(
    "a phase that nobody knows",
    { ...measured, stepping_knee_x: { impact: -3, finish: 1 } },
    {},
    "`stepping_knee_x.finish` is not documented",
  ),
  score("a phase that is missing", { ...measured, upper_left_shoulder_y: {} }, { upper_left_shoulder_y: {} }),
  score(
    "a metric at another phase",
    { ...measured, stepping_knee_x: { after_impact: -3 } },
    { stepping_knee_x: { after_impact: -3 } },
  ),
  score(
    "a metric that is a list",
    { ...measured, kick_right_knee_pelvis_x: [1] },
    {},
    "`kick_right_knee_pelvis_x` is a list",
  ),
  score("a metric that nobody knows", { ...measured, elbow: { impact: 1 } }, {}),
  score("a field named __proto__", JSON.stringify(measured).replace("{", '{"__proto__":{"impact":1},'), {}),
  score("a byte order mark", `\ufeff${JSON.stringify(measured)}`, {}),
  score("a page after it", `${JSON.stringify(measured)}<html>`, {}),
  { ...score("gzip", measured, {}), headers: { ...json, "content-encoding": "gzip" }, coding: "gzip" },
  { ...score("a reset after it", measured, {}), cut: "reset" },
  {
    ...score("the form by phase", byPhase, {}),
    kept: { score: turned, warnings: [`\`impact.stepping_knee_x\` ${asNumber}`] },
  },
  {
    ...score(
      "the form by phase with what nobody knows",
      { impact: { ...byPhase.impact, stepping_knee_x: 0, constructor: 1 } },
      {},
    ),
    kept: {
      score: { kick_right_hip_x: { impact: 20 }, stepping_knee_x: { impact: 0 }, totals: { impact: 20 } },
      warnings: ["`impact.constructor` is not documented"],
    },
  },
  none("the score of another sport", '{"address":{"stance":40},"impact":{"head_location":8.5}}'),
  none("half of it", JSON.stringify(measured).slice(0, -9)),
  none("an empty object", "{}"),
  none("a code beside it", JSON.stringify({ status: 534, ...measured }), "RemoApiError"),
  none("a failure beside it", JSON.stringify({ state: 0, status: 520, ...measured }), "RemoApiError"),
  none("the status of a failure", JSON.stringify(measured), "RemoGatewayError", 500),
  none("a page", "<html>", "RemoGatewayError", 502),
];

/** All answers, as the server counts them: those to a submit come first. */
export const answers = [...deviationsOfSubmit, ...readDeviations];
export { deviationsOfSubmit as deviations };
