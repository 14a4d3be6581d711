// One run of the contract suite; prints how long it took, and each case with its requests.
//
// Usage: node run-once.mjs [PROFILE]     (default: the mocks of every combination)

import { runContract } from "@remo-kit/contract-tests";
import { profiles } from "@remo-kit/mock-server";

const seed = 1; // Each run sends the same.
const profile = profiles[process.argv[2]];

const began = performance.now();
const model = await runContract({ seed, profile });
const ms = performance.now() - began;
if (model.verdict !== "agree") throw new Error(`The run ended with ${model.verdict}: ${model.because}`);
const requestsOf = new Map(model.exchanges.map(({ id, requests }) => [id, requests]));
const cases = model.cases.map(({ target, ms, exchanges }) => ({
  target,
  ms,
  requests: exchanges.reduce((sum, id) => sum + requestsOf.get(id), 0),
}));
process.stdout.write(JSON.stringify({ ms, cases }), () => process.exit());
