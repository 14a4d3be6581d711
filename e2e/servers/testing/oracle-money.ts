// What a stand-in takes and what it says of it.

import { diverges, open, type Rule } from "./expected.ts";
import type { Switches } from "./switches.ts";

/** F15 */
const priceOfPage = 4;

const credit = /^schema:analysis-soccer:(.*:)?\/credit$/;

/** Whether what is refused for its video is refused before the account is looked at. */
const isVideoFirst = ({ order }: Switches): boolean => order.indexOf("video") < order.indexOf("user");

/** The three of the chain, a JPEG and its four forms, and the job of the reads. */
function takenBy({ price, repeat, jpeg, base64, reads }: Switches): number {
  const chain = repeat === "charged" ? 3 : 2;
  const images = jpeg === "refused" ? 0 : base64 === "lenient" ? 5 : 1;
  return price * (chain + images + (typeof reads === "object" ? 1 : 0));
}

export const moneyRules: readonly Rule[] = [
  (s) => ({
    charged: takenBy(s),
    profile: {
      creditOnSuccess: [s.successCredit === "price" ? "planned" : "balance"],
      creditOnError: [
        { balance: "balance", price: "planned", zero: undefined, omitted: "omitted" }[s.refusalCredit],
      ],
      repeatIsCharged: [s.repeat === "charged"],
    },
  }),
  // Whether a repetition was charged is in the next balance, with whatever came between.
  ({ successCredit }) =>
    successCredit === "balance before" ? { profile: { repeatIsCharged: [undefined, true] } } : undefined,
  // A refusal that has identified nobody says 0, which is no balance; a wrong APIKey may say one.
  (s) =>
    isVideoFirst(s) && s.refusalCredit === "balance"
      ? { profile: { creditOnError: [undefined, "balance"] } }
      : undefined,
  // Always 0 is none of the readings, and nothing of it is against the schema.
  ({ refusalCredit }) => (refusalCredit === "zero" ? { exits: [0, 6] } : undefined),
  ({ price, successCredit }) => {
    if (price === priceOfPage) return undefined;
    const keys = {
      creditOnError: [undefined, "balance"],
      repeatIsCharged: [undefined, true],
      fileExistsBy: [undefined, "uuid", "content"],
    };
    const meaning = successCredit === "price" ? [undefined, "planned"] : [undefined, "balance"];
    const profile = { ...keys, creditOnSuccess: meaning };
    const also = [/^credits:analysis-soccer$/];
    if (price === 0) return { exits: [0, 6, 1], also, profile, charged: 0 };
    return price < priceOfPage
      ? { ...diverges(/^credits:analysis-soccer$/), profile, charged: undefined }
      : { exits: [5, 1], also, profile, charged: undefined, words: [/credit/] };
  },
  // A number in a text is read, and is not what F14 says.
  (s) => (s.credit === "text" || s.credit === "float" ? diverges(credit) : undefined),
  // The first success does not tell what it cost: nothing that may be charged follows.
  (s) =>
    s.credit === "absent"
      ? {
          ...diverges(credit),
          profile: {
            ...open("creditOnSuccess", "fileExistsBy", "repeatIsCharged"),
            creditOnError: [undefined, "omitted"],
          },
          charged: s.price,
        }
      : undefined,
  ({ repeat }) =>
    repeat.startsWith("refused")
      ? { ...diverges(/^case:credits$/), profile: open("fileExistsBy", "repeatIsCharged") }
      : undefined,
  // E10
  ({ refusalCharged }) =>
    refusalCharged
      ? { ...diverges(/^credits:analysis-soccer$/), charged: undefined, words: [/refus/] }
      : undefined,
  ({ others }) => {
    const profile = {
      creditOnError: [undefined, "balance"],
      creditOnSuccess: [undefined, "balance"],
      repeatIsCharged: [undefined, true],
      fileExistsBy: [undefined, "uuid"],
    };
    const also = [/^credits:analysis-soccer$/];
    if (others === "top-up") return { exits: [0, 6, 1], also, profile };
    return others === "none"
      ? undefined
      : { exits: [1, 5, 6], also, profile, charged: undefined, words: [/else|other/] };
  },
  // Less than the price is left.
  ({ start, price }) =>
    start < 5 * price && price === priceOfPage
      ? {
          exits: [5],
          charged: start >= price ? price : 0,
          words: [/422|not enough credits/],
          profile: {
            ...open("fileExistsBy"),
            creditOnSuccess: [undefined, "balance"],
            creditOnError: [undefined, "balance"],
            repeatIsCharged: [undefined],
            ...(start < price && { ...open("successState"), extraFields: [undefined, false] }),
          },
        }
      : undefined,
];
