// How often something is measured: as often as is wanted, unless the time for it is over before.

/** Of a smoke run, one round is enough: it shows that everything works, and its figures mean nothing. */
export function planOf({ quick = false } = {}) {
  return {
    quick,
    /** `whole`, or in a smoke run `little`. */
    pick: (whole, little) => (quick ? little : whole),
    /**
     * Gives what `measure` gives for each round; `warmUps` more go before, which do not count.
     *
     * @param seconds no further round is begun if it would not end within them.
     */
    rounds: (measure, { most, seconds, warmUps = 0 }) =>
      repeat(measure, quick ? { most: 1, seconds, warmUps: 0 } : { most, seconds, warmUps }),
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

/** One round: each contestant in turn. */
export async function turnOf(contestants, measure) {
  const entry = {};
  for (const [name, contestant] of Object.entries(contestants)) entry[name] = await measure(contestant, name);
  return entry;
}
