// The bytes in which a stand-in answers.

import { diverges, type Part, type Rule } from "./expected.ts";
import { nothingKnown } from "./oracle-front.ts";
import type { Switches } from "./switches.ts";

/** A server is base but for its bytes: so much of it can be read. */
const readable: { readonly [key: string]: unknown } = {
  httpStatus: "code",
  successState: true,
  failureState: false,
  statusKey: "status",
  emptyBody: 400,
  missingField: 411,
  creditOnSuccess: "balance",
  creditOnError: "balance",
  repeatIsCharged: true,
  fileExistsBy: "uuid",
  extraFields: false,
  extraFieldsOnError: false,
};
const mayBeRead = Object.fromEntries(
  Object.entries(readable).map(([key, value]) => [key, [undefined, value]]),
);

/** What follows from the way in which bytes come. */
const ofBytes: { readonly [Way in Switches["bytes"]]?: Part } = {
  bom: diverges(/^encoding:bom$/),
  "euc-kr": diverges(/^encoding:charset$/),
  "utf-16": { ...diverges(/^encoding:charset$/), also: [/^encoding:bom$/] },
  // What it says may be read all the same.
  python: {
    ...diverges(/^notation$/),
    also: [/^schema:analysis-soccer:(.*:)?answer$/, /^case:/],
    profile: mayBeRead,
    charged: undefined,
  },
  // No whole answer ever came.
  cut: { exits: [3, 6], keys: "never", ...nothingKnown },
  huge: { exits: [3, 6], keys: "never", ...nothingKnown },
  endless: { exits: [3, 6], keys: "never", ...nothingKnown },
  drip: { exits: [3, 6], keys: "never", ...nothingKnown },
};

/** Of what is known of the account nothing, of the rest what the free part shows. */
const withoutAccount = {
  successState: [undefined],
  creditOnSuccess: [undefined],
  creditOnError: [undefined],
  fileExistsBy: [undefined],
  repeatIsCharged: [undefined],
  extraFields: [undefined, true, false],
};

export const bytesRules: readonly Rule[] = [
  ({ bytes }) => ofBytes[bytes],
  // What was sent with keys may have been charged, and does not say so.
  ({ bytes }) =>
    bytes === "cut for keys" || bytes === "late success"
      ? {
          exits: [6, 5],
          charged: undefined,
          words: [/^(?!.*nothing was sent)/],
          profile: { ...withoutAccount, creditOnError: [undefined, "balance"] },
        }
      : undefined,
  // A06: the pages say JSON.
  ({ contentType }) => (/html|none/.test(contentType) ? diverges(/^content-type/) : undefined),
  ({ echo }) =>
    /spellings|names/.test(echo)
      ? { profile: { extraFields: [true], extraFieldsOnError: [true] } }
      : undefined,
];
