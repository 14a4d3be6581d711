// Which uuids the traffic uses.

import { randomUUID } from "node:crypto";

/** No end of a random uuid asks for a scenario. */
const ordinary = () => `${randomUUID().slice(0, -12)}1${randomUUID().slice(-11)}`;

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const starts = Array.from({ length: 20 }, () => randomUUID().slice(0, -12));

/** @param most new ones that are made; from then on they come again. */
export function createUuids(most) {
  const room = Math.min(most, 1000);
  const known = [];
  let made = 0;
  return {
    next() {
      if (made >= most) return pick(known);
      const uuid = ordinary();
      known[made++ % room] = uuid;
      return uuid;
    },
    /** One that was used before, most often. */
    used: () => pick(known) ?? ordinary(),
    /** One that nobody else uses. */
    own: ordinary,
    endingIn: (suffix) => pick(starts) + suffix,
  };
}
