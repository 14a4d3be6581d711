// What the callers have seen: the other side of the journal.

import { idOf, price, submit, tenants } from "./accounts.mjs";

const successes = Object.keys(submit.examples);

export function createTally({ faultNames, earlyFaults }) {
  const tally = {
    requests: 0,
    /** Answers that no fault has touched, by status and scenario. */
    answers: new Map(),
    /** Credits that these answers say were taken, by tenant and account. */
    credits: new Map(),
    /** By tenant, account and uuid: credits that were seen to be taken, and requests that may have taken some. */
    jobs: new Map(),
    /** Requests whose connection broke before an answer; whose caller broke off; that had no answer in a long time. */
    broken: 0,
    brokenOff: 0,
    hung: [],
    unexplained: [],
    note: (request, tenant, outcome) => note(request, tenant, outcome),
    /** A request that was open when the mock was killed. */
    noteLost: (request, tenant) => noteUnseen(request, tenant),
  };

  function note(request, tenant, outcome) {
    tally.requests += 1;
    if (outcome.how === "answered") return noteAnswer(request, tenant, outcome);
    noteUnseen(request, tenant);
    if (outcome.how === "broken") tally.broken += 1;
    else if (outcome.how === "broke-off") tally.brokenOff += 1;
    else if (outcome.how === "gave-up" && request.giveUpMs === undefined) {
      tally.hung.push(`${request.kind}, ${request.uuid ?? "no uuid"}, tenant ${tenant}`);
    }
  }

  function noteAnswer(request, tenant, answer) {
    const scenario = answer.headers["x-remo-mock-scenario"] ?? "none";
    noteUnexplained(request, answer, whatIsWrong(request, answer, scenario));
    if (answer.headers["x-remo-mock-fault"] !== undefined) return noteUnseen(request, tenant);
    increase(tally.answers, `${answer.status} ${scenario}`, 1);
    if (request.forced || !successes.includes(scenario)) return;
    const charged = chargedBy(JSON.parse(answer.text));
    const isFree = scenario === "file-exists" && tenants[tenant].repeatIsCharged === false;
    if (charged !== (isFree ? 0 : price)) noteUnexplained(request, answer, `${charged} credits were taken`);
    increase(tally.credits, `${tenant} ${idOf(request.account)}`, charged);
    jobOf(request, tenant).seen += charged;
  }

  function noteUnexplained({ kind }, { status, text }, wrong) {
    if (wrong) tally.unexplained.push(`${kind}: ${wrong}; ${status} ${text.slice(0, 200)}`);
  }

  /** It may have been accepted; nobody saw. */
  function noteUnseen(request, tenant) {
    if (request.uuid !== undefined && !request.forced && request.breakOffAt === undefined)
      jobOf(request, tenant).unseen += 1;
  }

  function jobOf({ account, uuid }, tenant) {
    const key = `${tenant} ${idOf(account)} ${uuid}`;
    if (!tally.jobs.has(key)) tally.jobs.set(key, { seen: 0, unseen: 0 });
    return tally.jobs.get(key);
  }

  /** What is wrong with an answer; undefined if its request or chance explains it. */
  function whatIsWrong({ expected, forced, isFault }, { status, whole }, scenario) {
    const mayMeet = forced || isFault ? earlyFaults : faultNames;
    if (!expected.includes(scenario) && !mayMeet.has(scenario)) return `nothing asked for ${scenario}`;
    if (!whole && scenario !== "wrong-length") return "the answer broke off";
    if (status >= 500 && scenario === "none") return "a failure of the mock itself";
    return undefined;
  }

  return tally;
}

/** Some profiles give the price, others the balance and the change of it. */
const chargedBy = ({ credit, credit_change }) => (credit_change === undefined ? credit : -credit_change);

export const increase = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);
