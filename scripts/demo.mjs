// The demonstration of `npm start`. It uses the built packages as anybody else would, by their front doors.

import { join } from "node:path";
import { createRemoClient, isRemoApiError, soccerMetrics } from "../packages/client/dist/index.js";
import { openVideo } from "../packages/client/dist/node.js";
import { demoAccount, MockListenError, startMockServer } from "../packages/mock-server/dist/index.js";
import { stopSignal } from "./signals.mjs";
import { root } from "./tools.mjs";

const sample = join(root, "openapi", "samples", "soccer-kick.mp4");

/** Starts the mock, shows a whole job and one refusal, and keeps serving until a signal unless `once`. */
export async function serve({ once, port }) {
  let log = () => {};
  const options = { port, timeScale: 60, analysisSeconds: [45, 45], log: (entry) => log(entry) };
  const mock = await startMock(options, "npm start --");
  if (!mock) return;
  await demonstrate(mock);
  await mock.control.setTimeScale(1);
  printAddresses(mock);
  if (once) {
    await mock.close(0);
    console.log("\nThat was the demonstration. Without --once, the mock keeps running.");
    return;
  }
  const stopped = stopSignal();
  console.log("\nThe mock is running; each answer is printed here. Ctrl-C stops it.\n");
  log = ({ status, scenario, reason }) => console.log(`  ${status} ${scenario} (${reason})`);
  await stopped;
  await mock.close();
  console.log("\nThe mock has stopped; its port is free.");
}

/** A mock; undefined, and said why, where the port cannot be had. `command` is what another port is given to. */
export async function startMock(options, command) {
  try {
    return await startMockServer(options);
  } catch (error) {
    if (!(error instanceof MockListenError)) throw error;
    console.error(`\n${error.message}\nFor instance: ${command} --port 4011`);
    process.exitCode = 1;
  }
}

async function demonstrate(mock) {
  const video = await openVideo(sample);
  const { email, userKey, apiKey } = demoAccount;
  const remo = createRemoClient({ email, userKey, apiKey, baseUrl: mock.url, mockClock: true });
  console.log(`\nremo.analyzeSoccer({ video, height: 170 })   // soccer-kick.mp4, ${video.size} bytes`);
  const receipt = await remo.analyzeSoccer({ video, height: 170 });
  show(receipt);

  console.log("\nremo.waitForSoccer(receipt)   // the clock of this mock runs 60 times as fast");
  const { uuid, readyAt } = receipt;
  showOutcome(await remo.waitForSoccer({ uuid, readyAt, onProgress: countdown() }));

  console.log("\nThe same video with a wrong API key, as an error that you can switch on:");
  const stranger = createRemoClient({ email, userKey, apiKey: "not-the-key", baseUrl: mock.url });
  const error = await stranger.analyzeSoccer({ video, height: 170 }).catch((refused) => refused);
  if (!isRemoApiError(error, "wrong-api-key"))
    throw new Error("The mock did not refuse a wrong API key.", { cause: error });
  const { name, operation, reason, code, category, meaning, apiMessage, credit } = error;
  show({ name, operation, reason, code, category, meaning, apiMessage, credit });
}

/** Prints the seconds that are left, in lines, as a log or a screen reader has them. */
function countdown() {
  let last;
  return ({ phase, remaining }) => {
    if (phase !== "waiting" || remaining === 0 || remaining === last) return;
    console.log(`  result in ${remaining} s`);
    last = remaining;
  };
}

function showOutcome({ result, score }) {
  for (const { metric, phase, name, ideal, maximum } of soccerMetrics) {
    const value = result[metric]?.[phase];
    if (value === undefined) continue;
    const { min = "", max = "" } = ideal;
    const range = `ideal ${min === "" ? `up to ${max}` : max === "" ? `from ${min}` : `${min} to ${max}`}`;
    const cells = [name.en.padEnd(24), phase.padEnd(13), value.toFixed(2).padStart(7), range.padEnd(18)];
    console.log(`  ${cells.join("  ")}  ${score[metric][phase].toFixed(1).padStart(4)} of ${maximum}`);
  }
}

function printAddresses({ url }) {
  const { email, userKey, apiKey } = demoAccount;
  console.log(`
  mock       ${url}/api/analysis-soccer
  dashboard  ${url}/__mock
  docs       ${url}/docs
  OpenAPI    ${url}/openapi.json

Send it yourself; for any other documented code add -H 'Prefer: code=422':

curl -s ${url}/api/analysis-soccer -H 'content-type: application/json' --data-binary @- <<END
{ "Email": "${email}", "UserKey": "${userKey}", "APIKey": "${apiKey}", "height": "170",
  "uuid": "c37d3ce2-e9d0-45de-9656-2a730204f8ca", "base64_video": "$(base64 < '${sample.replaceAll("'", "'\\\\''")}' | tr -d '\\n')" }
END`);
}

function show({ raw, ...value }) {
  for (const [key, field] of Object.entries(value)) {
    const text = field instanceof Date ? field.toISOString() : JSON.stringify(field);
    console.log(`  ${key.padEnd(11)} ${text}`);
  }
}
