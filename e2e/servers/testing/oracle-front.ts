// What stands before the API, or in its place.

import { open, type Part, type Rule } from "./expected.ts";
import type { Front } from "./switches.ts";

const keys = [
  ...[
    "httpStatus",
    "successState",
    "failureState",
    "statusKey",
    "creditOnSuccess",
    "creditOnError",
    "fileExistsBy",
  ],
  ...["repeatIsCharged", "emptyBody", "missingField", "extraFields", "extraFieldsOnError"],
  ...["unknownUuid", "emptyRead", "notReady", "otherUsersUuid", "pelvisPhase", "scoreShape"],
];

export const nothingKnown = { profile: open(...keys), charged: undefined } satisfies Part;

/** Whatever could be read before it stood in the way. */
const partly = (exits: readonly number[], ...words: readonly RegExp[]): Part => ({
  exits,
  words,
  charged: undefined,
});

const isNotApi = (...words: readonly RegExp[]): Part => ({
  exits: [6],
  keys: "never",
  words,
  ...nothingKnown,
});

const ofFront: { readonly [Kind in Front]?: Part } = {
  "404 page": isNotApi(/404/),
  "410 page": isNotApi(/410/),
  "404 json": isNotApi(/404/),
  "single page app": isNotApi(/html|page/i),
  login: isNotApi(/login\.example\.com/),
  "to https": isNotApi(/https:\/\//),
  slash: isNotApi(/redirect/i),
  firewall: isNotApi(/403/),
  maintenance: isNotApi(/503/),
  resets: { exits: [3], keys: "never", words: [/answer/], ...nothingKnown },
  silent: { exits: [3], keys: "never", words: [/answer/], ...nothingKnown },
  "firewall after five refusals": partly([6], /403/),
  // They are waited for, and then all is as without them; but not for ever.
  "429": partly([0, 6]),
  "429 in json": partly([0, 6]),
  "503 for a while": partly([0]),
  "502 now and then": partly([0, 6]),
  "502 for keys": partly([6], /502/),
  "small bodies refused": partly([6]),
  "large bodies refused": partly([6], /413/),
  "large bodies refused in json": partly([6], /413/),
  framework: isNotApi(/400/),
  "maintenance in json": isNotApi(/200/),
};

/** Where it comes between, a key may stay open, and is never found to be another. */
const mayBeOpen = /^firewall|^(429|502|small|large)/;

export const frontRules: readonly Rule[] = [({ front }) => ofFront[front]];

export const isPartly = (front: Front): boolean => mayBeOpen.test(front);
