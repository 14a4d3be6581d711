// How the mock and others that are made from the same description answer what a caller of this API does: each is asked
// over the wire, and what came back is recorded.

import { names, startMockoon, startPrism, startSilentMock } from "../lib/contestants.mjs";
import { withServer } from "../lib/leased.mjs";

const patience = 5; // s for one answer
const many = 26; // calls, one more than the demo account can pay for
const group = 8; // of those calls

const peers = [
  { name: "this mock", start: startSilentMock },
  { name: names.prism, start: startPrism },
  { name: names.mockoon, start: startMockoon },
];

const postOf = (bodyOf, headers) => (url) => post(url, bodyOf(), headers);

/** [what is asked, how, whether the answer holds, how it is described] */
const questions = [
  ["no required field: the documented refusal (411)", postOf(() => ({})), ({ code }) => code === 411],
  ["malformed JSON: the documented refusal (400)", postOf(() => '{"Email": '), ({ code }) => code === 400],
  ["a body of 11 MB is taken", postOf(() => request(11e6)), ({ accepted }) => accepted],
  [
    "an error of one's choice by a header (`Prefer: code=421`)",
    postOf(request, { prefer: "code=421" }),
    ({ status, code }) => status === 421 || code === 421,
  ],
  [
    "a reset of the connection by a header (`Prefer: fault=reset-answer`)",
    postOf(request, { prefer: "fault=reset-answer" }),
    ({ failure }) => failure === "ECONNRESET" || failure === "UND_ERR_SOCKET",
  ],
  ["`wait_time` grows as analyses queue up", callMany, grows, waitsText],
  ["credits are used up, and then refused (422)", callMany, refused, creditsText],
];

/** Each question has a server of its own: none has used the credits of another. */
export async function facts() {
  const found = [];
  for (const { name, start } of peers)
    for (const [question, ask, holds, describe = answerText] of questions) {
      const seen = await withServer(start, async ({ url }) => {
        const answer = await ask(url);
        return { holds: holds(answer), observed: describe(answer) };
      });
      found.push({ question, peer: name, ...seen });
    }
  return { facts: found };
}

function request(bytes = 12) {
  return {
    Email: "example@email.com",
    UserKey: "userkey",
    APIKey: "apikey",
    base64_video: "AAAAIGZ0eXBpc29t".padEnd(bytes - (bytes % 4), "A"),
    height: "170",
    uuid: crypto.randomUUID(),
  };
}
/** What came back, as far as a caller of the API reads it. */
async function post(url, body, headers = {}) {
  try {
    const answer = await fetch(`${url}/api/analysis-soccer`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(patience * 1000),
    });
    const json = await answer.json().catch(() => ({}));
    const accepted = answer.status === 200 && json.wait_time !== undefined;
    const code = accepted ? undefined : json.status;
    return { status: answer.status, code, accepted, wait: json.wait_time };
  } catch (error) {
    const isLate = error.name === "TimeoutError";
    return { failure: isLate ? `no answer within ${patience} s` : (error.cause?.code ?? error.name) };
  }
}

const answerText = ({ status, code, accepted, failure }) => {
  if (failure) return failure;
  if (accepted) return `HTTP ${status}, a receipt`;
  return typeof code === "number" ? `HTTP ${status}, code ${code}` : `HTTP ${status}, no code of the API`;
};

async function callMany(url) {
  const answers = [];
  for (let call = 0; call < many; call++) answers.push(await post(url, request()));
  return answers;
}

/** The waits of the first of those that were accepted, and of the last of them. */
const waitsOf = (answers) => {
  const waits = answers.filter(({ accepted }) => accepted).map(({ wait }) => wait);
  return [waits.slice(0, group), waits.slice(-group)];
};

function grows(answers) {
  const [first, last] = waitsOf(answers);
  return first.length === group && Math.min(...last) > Math.max(...first);
}

function waitsText(answers) {
  const range = (waits) => [...new Set([Math.min(...waits), Math.max(...waits)])].join(" to ");
  const [first, last] = waitsOf(answers).map(range);
  return `${first} s at first, ${last} s at last`;
}

/** The first call is paid for, and a later one is not. */
function refused(answers) {
  return answers[0].accepted && answers.some(({ code }) => code === 422);
}

function creditsText(answers) {
  const at = answers.findIndex(({ accepted }) => !accepted);
  return at < 0 ? `${many} of ${many} calls accepted` : `call ${at + 1}: ${answerText(answers[at])}`;
}
