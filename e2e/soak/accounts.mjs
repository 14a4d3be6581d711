// The accounts that every tenant begins with, the tenants with their readings of the page, and what they ask for.

import { operationList } from "@remo-kit/openapi";

/** What hands a video in, and all that asks for what became of it. */
export const submit = operationList.find(({ kind }) => kind === "submit");
export const reads = operationList.filter(({ kind, family }) => kind === "read" && family === submit.family);

const account = (name, credits) => ({
  email: `${name}@soak.example`,
  userKey: `${name}-user-key`,
  apiKey: `${name}-api-key`,
  credits,
});

/** In the order of their ids. The last one is soon out of credits. */
export const accounts = [account("one", 1_000_000_000), account("two", 900_000_000), account("poor", 10)];

export const idOf = ({ email }) => accounts.findIndex((known) => known.email === email) + 1;

/** Tenant → what its profile has otherwise than the documented one. */
export const tenants = {
  default: {},
  "soak-plain": {},
  "soak-observed": { successState: true, creditOnSuccess: "balance", extraFields: true },
  "soak-free-repeats": {
    repeatIsCharged: false,
    unknownUuid: 534,
    notReady: "400-without-code",
    scoreShape: "phase",
  },
};

/** Credits that an accepted request costs. */
export const { price } = submit;

export const tenantHeader = "x-remo-mock-tenant";
