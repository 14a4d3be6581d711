/** The credits that a run may still spend. What may be charged counts as charged, whatever the answer is. */
export type Budget = {
  /** Takes `credits` from what is left; false, and nothing is taken, if they are not there. */
  reserve(credits: number): boolean;
  readonly left: number;
};

export function createBudget(allowed: number): Budget {
  let left = allowed;
  return {
    reserve(credits) {
      if (credits > left) return false;
      left -= credits;
      return true;
    },
    get left() {
      return left;
    },
  };
}
