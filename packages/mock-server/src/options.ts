/** A user of the API, with the keys that the vendor would have issued. */
export type Account = {
  /** E-mail address (F03). */
  readonly email: string;
  /** User key (F04). */
  readonly userKey: string;
  /** API key (F05). */
  readonly apiKey: string;
  /** Credits at the start, a whole number of at least 0. */
  readonly credits: number;
};

/** What is told of an answered request: nothing secret, no bytes. */
export type LogEntry = {
  readonly status: number;
  readonly scenario: string;
  readonly reason: string;
  readonly uuid: string | undefined;
};

export type MockOptions = {
  /** The accounts that the mock knows. Default: the demo account of the page, with 100 credits. */
  readonly accounts?: readonly Account[] | undefined;
  /** Seed of what is free to vary, here `wait_time`: a whole number. Default: 43. */
  readonly seed?: number | undefined;
  /** Called once for each answer to an operation. Default: nothing is logged. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
};

export type ResolvedMockOptions = { readonly [Name in keyof MockOptions]-?: NonNullable<MockOptions[Name]> };

/** The placeholders of the page's own example; nobody's credentials. */
export const demoAccount: Account = {
  email: "example@email.com",
  userKey: "userkey",
  apiKey: "apikey",
  credits: 100,
};

const defaults: ResolvedMockOptions = {
  accounts: [demoAccount],
  seed: 43, // The first wait_time that it gives is 11, as on the page (F15).
  log: () => {},
};

/** @throws RangeError if an account or the seed cannot be used. */
export function resolveMockOptions(options: MockOptions = {}): ResolvedMockOptions {
  const resolved = {
    accounts: options.accounts ?? defaults.accounts,
    seed: options.seed ?? defaults.seed,
    log: options.log ?? defaults.log,
  };
  if (!Number.isSafeInteger(resolved.seed)) {
    throw new RangeError(`Option \`seed\` must be a whole number; received ${resolved.seed}.`);
  }
  resolved.accounts.forEach(checkAccount);
  return resolved;
}

/** An account is named by its place: an e-mail address has no business in an error. */
function checkAccount(account: Account, at: number, all: readonly Account[]): void {
  const { email, credits } = account;
  if (!(Number.isSafeInteger(credits) && credits >= 0)) {
    throw new RangeError(
      `accounts[${at}].credits must be a whole number of at least 0; received ${credits}.`,
    );
  }
  const twin = all.findIndex((other) => other.email === email);
  if (twin !== at) throw new RangeError(`accounts[${at}] and accounts[${twin}] have the same email.`);
}
