import { errorCodes } from "@remo-kit/openapi";
import { type FaultName, faults, faultText } from "../faults.ts";
import type { JournalEntry } from "../journal.ts";
import { operations } from "../operations/index.ts";
import { type Scenario, type ScenarioName, scenarios } from "../scenarios.ts";
import { defaultTenant, tenantHeader } from "../tenant.ts";

/** A request that can be sent again, and the answer that it is to get. */
export type Sample = {
  /** Where the mock is, without a slash at its end. */
  readonly origin: string;
  readonly tenant: string;
  readonly path: string;
  readonly uuid: string;
  /** The scenario to ask for; undefined leaves the answer to the mock. */
  readonly scenario: ScenarioName | undefined;
  /** Of a fault, if not its default. */
  readonly value: string | undefined;
};

/** Where a sample is sent, and for whom. */
type Place = Pick<Sample, "origin" | "tenant">;

/** That of the page's own example. */
const exampleUuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

export const sampleOfScenario = ({ name }: Pick<Scenario, "name">, place: Place): Sample => ({
  ...place,
  path: operations[0]?.path ?? "",
  uuid: exampleUuid,
  scenario: name,
  value: undefined,
});

/** Undefined for a request that went to no operation: it has a path of whoever sent it. */
export function sampleOfEntry(entry: JournalEntry, place: Place): Sample | undefined {
  const { path, uuid = exampleUuid, scenario, by, fault } = entry;
  if (!operations.some((operation) => operation.path === path)) return undefined;
  const [name = scenario, value] = fault?.split("=") ?? [];
  const known = scenarios.get(name);
  // An answer that the mock gave by itself, and that a like request gets again.
  const isPlain = !known || (known.category === "success" && by === "state");
  return { ...place, path, uuid, scenario: isPlain ? undefined : known.name, value };
}

/** For a POSIX shell; the video comes from a file, and the keys from the environment. */
export function curlOf({ origin, tenant, path, uuid, scenario, value }: Sample): string {
  const kind = scenario && isFault(scenario) ? "fault" : "example";
  const prefer = scenario && `prefer: ${kind}=${faultText({ fault: scenario as FaultName, value })}`;
  const headers = ["content-type: application/json"];
  if (tenant !== defaultTenant) headers.push(`${tenantHeader}: ${tenant}`);
  if (prefer) headers.push(prefer);
  const trust = isSecure(origin)
    ? "# Add --cacert with the certificate that the mock named at its start.\n"
    : "";
  return `${trust}curl '${origin}${path}' \\
${headers.map((header) => `  -H '${header}' \\\n`).join("")}  --data-binary @- <<JSON
{
  "Email": "$REMO_EMAIL",
  "UserKey": "$REMO_USER_KEY",
  "APIKey": "$REMO_API_KEY",
  "base64_video": "$(base64 < kick.mp4 | tr -d '\\n')",
  "height": "170",
  "uuid": "${uuid}"
}
JSON
`;
}

/** A call of the client against this mock. It sends no `Prefer`: the end of the uuid asks for the scenario. */
export function clientCodeOf({ origin, tenant, uuid, scenario, value }: Sample): string {
  const lasting = scenarios.get(scenario ?? "");
  const comment = lasting
    ? `// The end of the uuid asks the mock for ${scenario}${value === undefined ? "" : ` (its value, ${value}, needs Prefer or the control API)`}.\n`
    : "";
  const sent = lasting ? `${uuid.slice(0, -12)}${lasting.uuidSuffix}` : uuid;
  const trust = isSecure(origin)
    ? "// Run it with NODE_EXTRA_CA_CERTS, the certificate that the mock named at its start.\n"
    : "";
  const insecure = isInsecure(origin) ? "  allowInsecureHttp: true, // Placeholder keys only.\n" : "";
  const forTenant =
    tenant === defaultTenant
      ? ""
      : `remo.raw.use({ onRequest: ({ request }) => request.headers.set("${tenantHeader}", ${JSON.stringify(tenant)}) });\n`;
  return `${trust}import { createRemoClient } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL ?? "",
  userKey: process.env.REMO_USER_KEY ?? "",
  apiKey: process.env.REMO_API_KEY ?? "",
  baseUrl: ${JSON.stringify(origin)},
${insecure}});
${forTenant}
${comment}const result = await remo.analyzeSoccer.safe({
  video: await openVideo("kick.mp4"),
  height: 170,
  uuid: ${JSON.stringify(sent)},
});
console.log(result.ok ? result.receipt : result.error);
`;
}

const isSecure = (origin: string): boolean => origin.startsWith("https:");

/** Whether the client refuses it unless it is told otherwise. */
const isInsecure = (origin: string): boolean =>
  !isSecure(origin) && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname);

/** A test with a mock of its own. */
export function testOf({ uuid, scenario, value = quick(scenario) }: Sample): string {
  const title = scenario ? `a call that meets ${scenario}` : "a call that is accepted";
  const queued = literal({ scenario, value });
  const limit = scenario === "hang" ? ", timeout: { answer: 1000 }" : "";
  return `import { createRemoClient } from "@remo-kit/client";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const mock = createMock();
${scenario ? `  await mock.control.next(${queued});\n` : ""}  const remo = createRemoClient({ ...demoAccount, fetch: mock.fetch${limit} });
  const video = new Uint8Array([1, 2, 3]);
  const result = await remo.analyzeSoccer.safe({ video, height: 170, uuid: ${JSON.stringify(uuid)} });
  expect(result).toMatchObject(${literal(resultOf(scenario))});
});
`;
}

/** An answer that dribbles as it does by default takes longer than a test may. */
const quick = (scenario: ScenarioName | undefined) => (scenario === "dribble" ? "5" : undefined);

const isFault = (scenario: ScenarioName): scenario is FaultName => Object.hasOwn(faults, scenario);

/** What the client makes of it. */
function resultOf(scenario: ScenarioName | undefined): object {
  const code = Object.values(errorCodes).find(({ name }) => name === scenario)?.code;
  if (code) return { ok: false, error: { name: "RemoApiError", code } };
  if (scenario === undefined || !isFault(scenario) || harmless.includes(scenario)) return { ok: true };
  return { ok: false };
}

/** The faults after which the answer is there all the same. */
const harmless: readonly FaultName[] = ["latency", "dribble"];

/** As it would be written by hand. */
const literal = (value: object): string =>
  JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/"(\w+)":/g, "$1:");
