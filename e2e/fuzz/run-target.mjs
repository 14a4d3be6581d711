// Runs one target in a process of its own, so that a crash, a hang or a forgotten rejection shows. Reports to its parent
// how far it is, and what it found. It ends by itself: what the target leaves open shows, too.
//
// A target is a module: `cases` generates them, as JSON, so that one can be kept; `start` gives a session, whose `run`
// names the outcome of a case, or throws what is wrong with it, and whose `stop` throws what went wrong beside the
// cases. It brings its `fc`.
//
// Usage: node --import tsx run-target.mjs MODULE SEED COUNT ROWS MAX_SECONDS

import { pathToFileURL } from "node:url";

const [module, ...numbers] = process.argv.slice(2);
const [seed, count, rows, maxSeconds] = numbers.map(Number);

/** How often the event loop has its turn, in cases: else no timer, and no rejection that nobody has caught, is seen. */
const turnEvery = 100;
const reportEvery = 500; // ms

const outcomes = {};
const stray = [];
let done = 0;
let reported = 0;
let failed = false;

process.on("unhandledRejection", (reason) => noteStray("a rejection that nobody caught", reason));
process.on("uncaughtException", (error) => noteStray("an error that nobody caught", error));
process.on("warning", (warning) => noteStray("a warning", warning));

const failures = await exploreAll().catch((error) => [{ error: error.stack }]);
process.send({ outcomes, done, stray, failures }, () => process.disconnect());

async function exploreAll() {
  const target = await import(pathToFileURL(module).href);
  const results = await Promise.all(Array.from({ length: rows }, (_, row) => explore(target, row)));
  return results.filter((result) => result !== undefined);
}

/** The cases of one row, one after the other; gives how they failed. */
async function explore({ fc, cases, start }, row) {
  const session = await start();
  const limits = { interruptAfterTimeLimit: maxSeconds * 1000, markInterruptAsFailure: true };
  const parameters = { seed: seedOf(row), numRuns: Math.ceil((count - row) / rows), ...limits };
  const property = fc.asyncProperty(cases, (one) => run(session, one));
  const found = await fc.check(property, parameters);
  failed ||= found.failed;
  const left = await session.stop().then(
    () => undefined,
    (error) => ({ error: error.message }),
  );
  return found.failed ? failureOf(found) : left;
}

/** Far from those of the next seed. */
function seedOf(row) {
  return (seed + Math.imul(row, 0x9e3779b1)) | 0;
}

async function run(session, one) {
  try {
    const outcome = await session.run(one);
    if (failed) return; // What follows are attempts to make a case smaller.
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    done += 1;
  } catch (error) {
    failed = true;
    throw error;
  }
  if (done % turnEvery === 0) await new Promise(setImmediate);
  const now = performance.now();
  if (now - reported < reportEvery) return;
  reported = now;
  process.send({ done });
}

function failureOf({ counterexample, counterexamplePath, errorInstance, interrupted, ...found }) {
  if (!counterexample) {
    return { error: interrupted ? `not done after ${maxSeconds} s` : String(errorInstance) };
  }
  const error = String(errorInstance?.message ?? errorInstance);
  return { one: counterexample[0], seed: found.seed, path: counterexamplePath, error };
}

function noteStray(what, error) {
  stray.push(`${what}: ${error?.stack ?? error}`);
}
