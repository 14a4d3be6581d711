// What the callers have seen: the other side of the journal.

import { idOf } from "./cast.mjs";

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
    hung: 0,
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
    else if (outcome.how === "gave-up" && request.giveUpMs === undefined) { tally.hung += 1; if (process.env.DEBUG_SOAK) console.error("HUNG", new Date().toISOString(), request.kind, request.uuid, tenant); }
  }

  function noteAnswer(request, tenant, answer) {
    const scenario = answer.headers["x-remo-mock-scenario"] ?? "none";
    const wrong = unexplained(request, answer, scenario);
    if (wrong)
      tally.unexplained.push(
        `${request.kind}: ${wrong} (${answer.status} ${scenario}) ${answer.text.slice(0, 200)}`,
      );
    if (answer.headers["x-remo-mock-fault"] !== undefined) return noteUnseen(request, tenant);
    increase(tally.answers, `${answer.status} ${scenario}`, 1);
    if (request.forced || !["accepted", "file-exists"].includes(scenario)) return;
    const charged = chargedBy(JSON.parse(answer.text));
    increase(tally.credits, `${tenant} ${idOf(request.account)}`, charged);
    jobOf(request, tenant).seen += charged;
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
  function unexplained({ expected, forced, isFault }, { status, whole }, scenario) {
    const mayMeet = forced || isFault ? earlyFaults : faultNames;
    if (!expected.includes(scenario) && !mayMeet.has(scenario)) return "nothing asked for this answer";
    if (!whole && scenario !== "wrong-length") return "the answer broke off";
    if (status >= 500 && scenario === "none") return "a failure of the mock itself";
    return undefined;
  }

  return tally;
}

/** Some profiles tell the price, others the balance and the change of it. */
const chargedBy = ({ credit, credit_change }) => (credit_change === undefined ? credit : -credit_change);

export const increase = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);
