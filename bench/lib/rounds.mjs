// How often something is measured: as often as is wanted, unless the time for it is over before.

/** Of a smoke run, one round is enough: it shows that everything works, and its figures mean nothing. */
export function planOf({ quick = false } = {}) {
  /** `whole`, or in a smoke run `little`. */
  const pick = (whole, little) => (quick ? little : whole);
  /**
   * Gives what `measure` gives for each round; `warmUps` more go before, which do not count.
   *
   * @param seconds no further round is begun if it would not end within them.
   */
  const rounds = (measure, { most, seconds, warmUps = 0 }) =>
    repeat(measure, { seconds, most: pick(most, 1), warmUps: pick(warmUps, 0) });
  return {
    quick,
    pick,
    rounds,
    /** The same, and in each round each contestant has its turn, one after the other. */
    turns: (contestants, measure, options) =>
      rounds(async (round) => {
        const entry = {};
        for (const [name, one] of Object.entries(contestants)) entry[name] = await measure(one, name, round);
        return entry;
      }, options),
    /** What `measure` gives for each place on an axis. */
    async along(whole, little, measure) {
      const found = new Map();
      for (const place of pick(whole, little)) found.set(place, await measure(place));
      return found;
    },
  };
}

async function repeat(measure, { most, seconds, warmUps }) {
  const began = performance.now();
  const measured = [];
  for (let round = 0; round < warmUps + most; round++) {
    const entry = await measure(round);
    if (round >= warmUps) measured.push(entry);
    const elapsed = (performance.now() - began) / 1000;
    if (measured.length > 0 && elapsed + elapsed / (round + 1) > seconds) break;
  }
  return measured;
}
