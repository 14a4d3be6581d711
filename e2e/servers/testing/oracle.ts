// What a run has to say of a stand-in, from its switches alone: by the vendor's pages (F…), what they leave open (A…), and by
// what a run of the suite sends. Nothing here is taken from an output.

import { diverges, type Expected, open, type Rule, together } from "./expected.ts";
import { bytesRules } from "./oracle-bytes.ts";
import { frontRules } from "./oracle-front.ts";
import { moneyRules } from "./oracle-money.ts";
import { readRules } from "./oracle-reads.ts";
import type { Switches } from "./switches.ts";

const schema = (place: string) => new RegExp(`^schema:analysis-soccer:(.*:)?${place}$`);

/** What all servers have whose answers can be read. */
const readings = (s: Switches): Expected => ({
  exits: [0],
  profile: {
    httpStatus: [s.http],
    successState: [s.successState],
    failureState: [s.failureState],
    statusKey: [s.codeField],
    emptyBody: [s.emptyBody],
    missingField: [s.missing],
    fileExistsBy: [s.fileExist],
    extraFields: [/successes|both/.test(s.extra)],
    extraFieldsOnError: [/refusals|both/.test(s.extra) || s.codeField === "code"],
  },
  divergences: [],
  also: [],
  keys: "may be sent",
  charged: undefined,
  words: [],
  said: [],
});

const ofSuccesses = ["successState", "creditOnSuccess", "fileExistsBy", "repeatIsCharged"];
const ofRefusals = ["failureState", "statusKey", "httpStatus", "emptyBody", "missingField"];

const ofOtherRefusals = (s: Switches): [string, unknown][] => [
  ["statusKey", s.codeField],
  ["httpStatus", s.http],
  ["emptyBody", s.emptyBody],
  ["missingField", s.missing],
];

/** The chain of three videos begins with a refusal: where that cannot be read, it ends with it. */
const chainEnds = {
  creditOnSuccess: [undefined, "balance", "planned"],
  creditOnError: [undefined, "balance"],
  repeatIsCharged: [undefined, true],
  fileExistsBy: [undefined, "uuid", "content"],
};

const rules: readonly Rule[] = [
  // A05 has no reading by which some codes stand in the status line and others do not.
  ({ http }) =>
    http === "mixed"
      ? { ...diverges(/^(profile:httpStatus|http-status)/), profile: open("httpStatus") }
      : undefined,
  // F09, A01: 1, 0, true and false; a text is none of them.
  ({ successState }) =>
    successState === "1"
      ? {
          ...diverges(schema("(/state|answer)")),
          also: [/^case:/],
          charged: undefined,
          profile: { ...open("successState"), ...chainEnds, extraFields: [undefined, true, false] },
        }
      : undefined,
  (s) =>
    s.failureState === "0"
      ? {
          ...diverges(schema("(/state|answer)")),
          also: [/^case:/],
          profile: {
            ...open("failureState"),
            // What else the refusals say may be read all the same.
            ...Object.fromEntries(ofOtherRefusals(s).map(([key, value]) => [key, [undefined, value]])),
            extraFieldsOnError: [undefined, true, false],
            ...chainEnds,
          },
          charged: undefined,
        }
      : undefined,
  // A02: the field is `status` or `status_code`, and a number.
  ({ codeField, codeType }) =>
    codeField === "code" || codeType === "text"
      ? {
          ...diverges(schema("/status")),
          // What the status line says of it may be read, or not.
          profile: {
            statusKey: [undefined, "status"],
            httpStatus: [undefined, "code", "class"],
            emptyBody: [400, undefined],
            missingField: [411, 400, undefined],
          },
        }
      : undefined,
  // The code is nowhere then: HTTP 400 stands for whatever it is.
  ({ codeField, codeType, http }) =>
    (codeField === "code" || codeType === "text") && http !== "code"
      ? { also: [/^case:/, /^profile:/], profile: { httpStatus: [undefined, http] } }
      : undefined,
  ({ names }) =>
    names === "capital"
      ? {
          exits: [1, 6],
          also: [schema("answer"), schema("/state"), /^case:/],
          profile: {
            ...open(...ofSuccesses, ...ofRefusals, "creditOnError"),
            extraFields: [undefined, true],
            extraFieldsOnError: [undefined, true],
          },
          charged: undefined,
        }
      : undefined,
  ({ message }) => (message === "object" ? diverges(schema("/message")) : undefined),
  // F12: an int of seconds.
  ({ waitTime }) =>
    Number.isInteger(waitTime) && Number(waitTime) >= 0 ? undefined : diverges(schema("/wait_time")),
  // A09: the uuid that comes back is the one that was sent.
  ({ uuid }) => (uuid === "of its own" ? diverges(schema("/uuid")) : undefined),
  ({ fileExist }) => {
    const profile = open("fileExistsBy", "repeatIsCharged");
    if (fileExist === "never") return { ...diverges(/^case:credits$/), profile };
    return fileExist === "absent" || fileExist === "number"
      ? { ...diverges(schema("/file_exist")), profile, charged: undefined }
      : undefined;
  },
  // A18: who looks at the user first says of keys that nobody has what it always says of them.
  ({ order }) => (order.startsWith("user") ? { profile: open("missingField") } : undefined),
  // F18, A15: 400 or 411. 413 means something else here.
  ({ emptyBody }) =>
    emptyBody === 413 ? { ...diverges(/^case:empty-body$/), profile: open("emptyBody") } : undefined,
  ({ codes, codeField, http }) => {
    // Where no field that is known has the code, the status line has all that there is of it.
    const code = codeField === "code" && http === "class" ? 500 : 599;
    if (codes === "412 is 599")
      return {
        ...diverges(new RegExp(`^code:analysis-soccer:(.*:)?${code}$`)),
        profile: chainEnds,
        charged: undefined,
      };
    if (codes === "as documented") return undefined;
    return { ...diverges(/^case:unknown-user$/, /^case:wrong-api-key$/), also: [/^case:/] };
  },
  ({ framework }) =>
    framework === "none"
      ? undefined
      : {
          ...diverges(schema("answer")),
          also: [/^case:/],
          // An empty height is no missing field to a framework.
          profile: { ...open("emptyBody"), missingField: [411, undefined] },
          words: [/^(?!.*not enough credits)/],
        },
];

/** From its switches alone. */
export function expectedOf(s: Switches): Expected {
  const all = [...moneyRules, ...readRules, ...rules, ...bytesRules, ...frontRules];
  return together(
    all.map((rule) => rule(s)),
    readings(s),
  );
}
