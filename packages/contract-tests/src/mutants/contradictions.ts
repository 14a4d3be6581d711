import type { Readings } from "@remo-kit/openapi";
import { charging } from "./decisions.ts";
import { always, isSuccess, price, refusalWith, refused } from "./edits.ts";
import type { Mutant } from "./mutate.ts";

/** A server that is not of one mind, and the key of a profile that it reads now this way and now the other. */
export type Contradiction = Omit<Mutant, "key"> & { readonly key: keyof Readings };

/** None of these answers is wrong by itself: other servers answer so, but not now and then. */
export const contradictions: readonly Contradiction[] = [
  {
    what: "one refusal has the other state of a refusal",
    start: refusalWith([421], () => ({ state: 0 })),
    key: "failureState",
  },
  ...([420, 421, 412, 411, 400] as const).map(
    (code): Contradiction => ({
      what: `${code} alone comes with HTTP 200`,
      start: always(({ body }) => (refused(body, code) ? { status: 200 } : undefined)),
      key: "httpStatus",
    }),
  ),
  {
    what: "nothing is charged, now or ever",
    start: charging((body) => (isSuccess(body) ? -price : 0)),
    key: "creditOnError",
  },
];
