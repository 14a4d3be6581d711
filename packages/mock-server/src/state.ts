import { SimpleFaker } from "@faker-js/faker";
import type { Account, ResolvedMockOptions } from "./options.ts";

/** Credits that an accepted request uses (F15). */
export const price = 4;

/** What the mock remembers between requests. */
export type State = {
  find(email: string): AccountState | undefined;
  /** Takes the price and remembers the uuid, in one step; the account must have the credits. */
  accept(account: AccountState, uuid: string): { readonly waitTime: number; readonly fileExists: boolean };
};

export type AccountState = Omit<Account, "credits"> & { credits: number; readonly uuids: Set<string> };

export function createState({ accounts, seed }: ResolvedMockOptions): State {
  const byEmail = new Map(
    accounts.map((account) => [account.email, { ...account, uuids: new Set<string>() }]),
  );
  const faker = new SimpleFaker({ seed });
  return {
    find: (email) => byEmail.get(email),
    accept(account, uuid) {
      const key = uuid.toLowerCase();
      const fileExists = account.uuids.has(key); // A13
      account.uuids.add(key);
      account.credits -= price;
      return { waitTime: faker.number.int({ min: 5, max: 60 }), fileExists }; // F15, E07
    },
  };
}
