// The traffic: what a caller may send, good and bad. Each kind says which scenarios may answer it; random
// faults beside them are known by the headers of the answer.

import { randomBytes } from "node:crypto";
import { accounts, reads, submit } from "./accounts.mjs";

const { path } = submit;
const json = { "content-type": "application/json" };
const video = "AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=";
const largeVideo = randomBytes(3_750_000).toString("base64"); // 5 MB
const accepted = ["accepted", "file-exists"];
const [one, two, poor] = accounts;

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const rich = () => pick([one, two]);
const large = () => largeVideo.slice(0, 4 * Math.floor(250_000 + Math.random() * 1_000_000));

const fields = ({ email, userKey, apiKey }, uuid, base64_video = video) => ({
  Email: email,
  UserKey: userKey,
  APIKey: apiKey,
  base64_video,
  height: "170",
  uuid,
});

/** A request as it should be. */
const good = (account, uuid, { base64, prefer, ...more } = {}) => ({
  path,
  account,
  uuid,
  headers: prefer === undefined ? json : { ...json, prefer },
  body: Buffer.from(JSON.stringify(fields(account, uuid, base64))),
  expected: accepted,
  ...more,
});

/** One that the API refuses for what is in its body, or for what is not. */
function refused(change, expected) {
  const body = JSON.stringify({ ...fields(rich(), "c37d3ce2-e9d0-45de-9656-2a730204f8ca"), ...change });
  return unusable({ body, expected });
}

/** Costs nothing, whatever comes of it. */
const asked = ({ email }, uuid, read) => ({
  path: read.path,
  headers: json,
  body: Buffer.from(JSON.stringify({ [read.user]: email, uuid })),
  expected: [...Object.keys(read.examples), ...Object.values(read.errors)],
});

const unusable = ({ body = "", expected = "protocol-error", headers = json }) => ({
  path,
  headers,
  body: Buffer.from(body),
  expected: [expected],
});

/** Kind → its share of the traffic, and how one is made. */
export const requestKinds = (scenarios, uuids) => ({
  ...acceptable(uuids),
  ...refusable,
  ...preferred(scenarios, uuids),
  ...byUuid(scenarios, uuids),
  "a read of a uuid": [10, () => asked(rich(), uuids.used(), pick(reads))],
  "a queued answer": [2, () => queued(pick(scenarios.answers), uuids.own())],
  "broken off in the body": [1, () => brokenOff(40_000)],
  "broken off after the head": [1, () => brokenOff(0)],
  "another method": [0.5, () => ({ method: "GET", path, expected: ["none"] })],
  "another path": [0.5, () => ({ method: "GET", path: "/nothing", expected: ["none"] })],
});

const acceptable = (uuids) => ({
  "a new video": [40, () => good(rich(), uuids.next())],
  "a repeated uuid": [10, () => good(rich(), uuids.used())],
  "few credits": [3, () => good(poor, uuids.next(), { expected: [...accepted, "not-enough-credits"] })],
  "in chunks": [2, () => good(rich(), uuids.next(), { chunked: true })],
  "after 100-continue": [2, () => good(rich(), uuids.next(), { expect: true })],
  "a body of 1-5 MB": [0.5, () => good(rich(), uuids.next(), { base64: large() })],
  "Prefer: job": [2, () => good(rich(), uuids.next(), { prefer: "job=analysis-failed" })],
  "Prefer: delay": [2, () => good(rich(), uuids.next(), { prefer: "delay=5, wait_time=7" })],
});

const refusable = {
  "an unknown address": [1, () => refused({ Email: "nobody@soak.example" }, "user-not-identified")],
  "a wrong user key": [1, () => refused({ UserKey: "wrong" }, "user-not-identified")],
  "a wrong API key": [2, () => refused({ APIKey: "wrong" }, "wrong-api-key")],
  "no base64": [2, () => refused({ base64_video: "no base64!" }, "video-error")],
  "a field missing": [2, () => refused({ [pick(Object.keys(fields(one)))]: undefined }, "no-input-data")],
  "an empty body": [2, () => unusable({})],
  "no JSON": [1, () => unusable({ body: '{"Email": ' })],
  "another content type": [1, () => unusable({ body: "{}", headers: { "content-type": "text/plain" } })],
};

const preferred = ({ answers, faults }, uuids) => {
  const ofCodes = answers.filter(({ name }) => name !== "file-exists"); // Its code is that of `accepted`.
  const forced = ({ name }, prefer) => good(rich(), uuids.own(), { prefer, expected: [name], forced: true });
  const byCode = (scenario) => forced(scenario, `code=${scenario.code}`);
  const byName = (scenario) => forced(scenario, `example=${scenario.name}`);
  return {
    "Prefer: code": [4, () => byCode(pick(ofCodes))],
    "Prefer: example": [2, () => byName(pick(answers))],
    "Prefer: fault": [4, () => preferredFault(pick(faults), uuids.next())],
    "Prefer: nonsense": [1, () => good(one, uuids.own(), { prefer: "cod=421", expected: ["none"] })],
  };
};

/** Values that a soak has the time for. */
const values = { latency: "1-30", dribble: "0", "early-413": "100", "reset-upload": "100" };

function preferredFault({ name, fault }, uuid) {
  const prefer = `fault=${values[name] ? `${name}=${values[name]}` : name}`;
  const isEarly = fault.value?.unit === "bytes";
  return good(rich(), uuid, {
    prefer,
    expected: [name],
    isFault: true,
    ...(isEarly && { base64: large() }),
    ...(name === "hang" && { giveUpMs: 50 }),
  });
}

const byUuid = ({ answers, faults }, uuids) => {
  const short = faults.filter(({ name }) => !["hang", "dribble", "latency"].includes(name));
  const asking = ({ name, uuidSuffix }, more) =>
    good(rich(), uuids.endingIn(uuidSuffix), { expected: [name], ...more });
  return {
    "a uuid for an answer": [3, () => asking(pick(answers), { forced: true })],
    "a uuid for a fault": [2, () => asking(pick(short), { isFault: true })],
  };
};

/** Its answer is queued before, for its uuid alone. */
const queued = ({ name }, uuid) => good(rich(), uuid, { expected: [name], forced: true, queue: name });

const brokenOff = (breakOffAt) => ({
  ...good(rich(), "c37d3ce2-e9d0-45de-9656-2a730204f8ca", { base64: large() }),
  expected: [],
  breakOffAt,
});

/** Gives a function that makes a request of a random kind, by their shares. */
export function randomKind(kinds) {
  const entries = Object.entries(kinds);
  const total = entries.reduce((sum, [, [share]]) => sum + share, 0);
  return () => {
    let left = Math.random() * total;
    for (const [kind, [share, make]] of entries) {
      left -= share;
      if (left < 0) return { kind, ...make() };
    }
    return { kind: entries[0][0], ...entries[0][1][1]() };
  };
}
