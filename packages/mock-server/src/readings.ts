import { ambiguities, type Readings } from "@remo-kit/openapi";

type Text = { readonly en: string; readonly ko: string };

/** A key of a profile, with the texts of the ledger. */
export type Reading = {
  readonly key: keyof Readings;
  readonly text: Text;
  readonly values: readonly { readonly value: Readings[keyof Readings]; readonly text: Text }[];
};

type Row = { readonly id: string; readonly profile?: readonly Reading[] };

/** Every key of a profile, with the id of its ambiguity. */
export const readings = Object.values<Row>(ambiguities).flatMap(({ id, profile = [] }) =>
  profile.map((reading) => ({ id, ...reading })),
);
