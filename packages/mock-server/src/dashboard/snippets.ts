import { errors, type Operation, operationList, pathOf } from "@remo-kit/openapi";
import { type FaultName, faults, faultText } from "../faults.ts";
import type { Recorded } from "../journal/journal.ts";
import { isOf, menuOf, type Scenario, scenarios } from "../scenarios.ts";
import { defaultTenant, tenantHeader } from "../tenant.ts";
import { exampleOf, ownFields } from "./own-fields.ts";

/** A request that can be sent again, and the answer that it is to get. */
export type Sample = {
  /** Where the mock is, without a slash at its end. */
  readonly origin: string;
  readonly tenant: string;
  readonly operation: Operation;
  readonly uuid: string;
  /** The scenario to ask for; undefined leaves the answer to the mock. */
  readonly scenario: string | undefined;
  /** Of a fault, if not its default. */
  readonly value: string | undefined;
};

/** Where a sample is sent, and for which tenant. */
type Place = Pick<Sample, "origin" | "tenant">;

/** That of the page's own example. */
const exampleUuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

/** @param slug of an operation that can be in the scenario. Default: the first of them. */
export function sampleOfScenario(
  { name }: Pick<Scenario, "name">,
  place: Place,
  slug?: string,
): Sample | undefined {
  const operation = operationList.find((one) => isOf(one, name) && one.slug === (slug ?? one.slug));
  return operation && { ...place, operation, uuid: exampleUuid, scenario: name, value: undefined };
}

/** Undefined for a request that went to no operation: its path is the sender's own. */
export function sampleOfEntry(entry: Recorded, place: Place): Sample | undefined {
  const { uuid = exampleUuid, by, fault } = entry;
  const operation = operationList.find(({ slug }) => slug === entry.operation);
  if (!operation) return undefined;
  const known = scenarios.get(fault?.fault ?? entry.scenario);
  // An answer that the mock gave by itself, and that a like request gets again.
  const isPlain = known?.category === "success" && by === "state" && operation.kind === "submit";
  const scenario = isPlain ? undefined : known?.name;
  return { ...place, operation, uuid, scenario, value: fault?.value };
}

/** What stands for a field: the keys come from the environment, a file from a file. */
const valuesOf = ({ operation, uuid }: Sample): { readonly [field: string]: string } => ({
  ...exampleOf(operation),
  UserKey: "$REMO_USER_KEY",
  APIKey: "$REMO_API_KEY",
  [operation.user]: "$REMO_EMAIL",
  ...(operation.file && { [operation.file.field]: "$(base64 < kick.mp4 | tr -d '\\n')" }),
  uuid,
});

/** For a POSIX shell. */
export function curlOf(sample: Sample): string {
  const { origin, tenant, operation, scenario, value } = sample;
  const { method, fields, parameters, path } = operation;
  const values = valuesOf(sample);
  const inBody = fields.filter((name) => !parameters.includes(name));
  const headers = inBody.length > 0 ? ["content-type: application/json"] : [];
  if (tenant !== defaultTenant) headers.push(`${tenantHeader}: ${tenant}`);
  if (scenario) {
    const kind = isFault(scenario) ? "fault" : "example";
    headers.push(`prefer: ${kind}=${faultText({ fault: scenario as FaultName, value })}`);
  }
  const trust = isSecure(origin)
    ? "# Add --cacert with the certificate that the mock named at its start.\n"
    : "";
  const address = `${origin}${parameters.length > 0 ? pathOf(operation, values).replaceAll("%24", "$") : path}`;
  const quote = parameters.length > 0 ? '"' : "'";
  const lines = [
    `curl ${quote}${address}${quote}`,
    ...(method === "POST" ? [] : [`  -X ${method}`]),
    ...headers.map((header) => `  -H '${header}'`),
  ];
  if (inBody.length === 0) return `${trust}${lines.join(" \\\n")}\n`;
  const body = inBody.map((name) => `  "${name}": "${values[name]}"`).join(",\n");
  return `${trust}${[...lines, "  --data-binary @- <<JSON"].join(" \\\n")}\n{\n${body}\n}\nJSON\n`;
}

/** The input of a call of the client, field by field. */
function inputOf({ operation }: Sample, video: string, uuid: string): readonly string[] {
  const own = ownFields(operation).map(([name, example]) => `${inCode(name)}: ${numberOrText(example)}`);
  const hasFile = operation.kind === "submit" && operation.file;
  return [...(hasFile ? [`video: ${video}`] : []), ...own, `uuid: ${JSON.stringify(uuid)}`];
}

const inCode = (field: string): string =>
  field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const numberOrText = (text: string): string => (/^\d+$/.test(text) ? text : JSON.stringify(text));

/** A call of the client against this mock. It sends no `Prefer`: the end of the uuid asks for the scenario. */
export function clientCodeOf(sample: Sample): string {
  const { origin, tenant, operation, uuid, scenario, value } = sample;
  const { id, kind, file } = operation;
  const ending = scenario && endingOf(operation, scenario);
  const comment = ending
    ? `// The end of the uuid asks the mock for ${scenario}${value === undefined ? "" : ` (its value, ${value}, needs Prefer or the control API)`}.\n`
    : "";
  const sent = ending ? `${uuid.slice(0, -12)}${ending}` : uuid;
  const trust = isSecure(origin)
    ? "// Run it with NODE_EXTRA_CA_CERTS, the certificate that the mock named at its start.\n"
    : "";
  const insecure = isInsecure(origin) ? "  allowInsecureHttp: true, // Placeholder keys only.\n" : "";
  const forTenant =
    tenant === defaultTenant
      ? ""
      : `  fetch(request) {
    request.headers.set("${tenantHeader}", ${JSON.stringify(tenant)});
    return fetch(request);
  },
`;
  const openVideo = kind === "submit" && file ? 'import { openVideo } from "@remo-kit/client/node";\n' : "";
  return `${trust}import { createRemoClient } from "@remo-kit/client";
${openVideo}
const remo = createRemoClient({
  email: process.env.REMO_EMAIL ?? "",
  userKey: process.env.REMO_USER_KEY ?? "",
  apiKey: process.env.REMO_API_KEY ?? "",
  baseUrl: ${JSON.stringify(origin)},
${insecure}${forTenant}});

${comment}const result = await remo.${id}.safe({
${inputOf(sample, 'await openVideo("kick.mp4")', sent)
  .map((field) => `  ${field},\n`)
  .join("")}});
console.log(result.ok ? result.${kind === "submit" ? "receipt" : "result"} : result.error);
`;
}

const isSecure = (origin: string): boolean => origin.startsWith("https:");

/** Whether the client refuses it unless an option allows it. */
const isInsecure = (origin: string): boolean =>
  !isSecure(origin) && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(origin).hostname);

/** A test with a mock of its own. */
export function testOf(sample: Sample): string {
  const { operation, uuid, scenario, value = quick(scenario) } = sample;
  const title = scenario ? `a call that meets ${scenario}` : "a call that is accepted";
  const queued = literal({ scenario, value });
  const limit = scenario === "hang" ? ", timeout: { answer: 1000 }" : "";
  const once = operation.repeatable ? ", retry: { attempts: 1 }" : "";
  const input = inputOf(sample, "new Uint8Array([1, 2, 3])", uuid).join(", ");
  return `import { createRemoClient } from "@remo-kit/client";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const mock = createMock();
${scenario ? `  await mock.control.next(${queued});\n` : ""}  const remo = createRemoClient({ ...demoAccount, fetch: mock.fetch${limit}${once} });
  const result = await remo.${operation.id}.safe({ ${input} });
  expect(result).toMatchObject(${literal(resultOf(operation, scenario))});
});
`;
}

/** An answer that dribbles as it does by default takes longer than a test may. */
const quick = (scenario: string | undefined) => (scenario === "dribble" ? "5" : undefined);

const isFault = (scenario: string): scenario is FaultName => Object.hasOwn(faults, scenario);

/** What a uuid ends in that asks an operation for a scenario. */
export const endingOf = (operation: Operation, scenario: string): string | undefined =>
  [...menuOf(operation).byEnding].find(([, name]) => name === scenario)?.[0];

/** What the client makes of it. */
function resultOf(operation: Operation, scenario: string | undefined): object {
  if (scenario === undefined) return { ok: true };
  const isRefusal = Object.hasOwn(errors, scenario);
  if (isRefusal)
    return { ok: false, error: { name: "RemoApiError", code: menuOf(operation).codes.get(scenario) } };
  return { ok: !isFault(scenario) || harmless.includes(scenario) };
}

/** The faults after which the answer is there all the same: whole JSON counts, whatever becomes of its connection. */
const harmless: readonly FaultName[] = ["latency", "dribble", "wrong-length"];

/** As it would be written by hand. */
const literal = (value: object): string =>
  JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/"(\w+)":/g, "$1:");
