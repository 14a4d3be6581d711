import { type Program, values } from "@remo-kit/common/cli";
import packageJson from "../../package.json" with { type: "json" };
import { faults, parseFaultRule } from "../faults.ts";
import { defaultCredits, demoAccount, mockDefaults, parseAccounts } from "../options.ts";
import en from "./texts/en.json" with { type: "json" };
import ko from "./texts/ko.json" with { type: "json" };

const { between, byteCount, filled, jsonFile, number, oneOf, parsedBy, positive, secondsRange, token } =
  values;

const file = { en: "the name of a file", ko: "파일 이름을" };
const whole = (least: number, most: number) => number(between(least, most, "whole"));

/** A number, whose default is that of the mock. */
const option = <Group extends string>(
  group: Group,
  name: keyof typeof mockDefaults,
  schema: ReturnType<typeof number>,
) => ({ group, value: "N", default: String(mockDefaults[name]), schema }) as const;

/** Everything that the command takes: its parsing, its environment variables, its help and its documentation. */
export const flags = {
  port: { group: "server", value: "N", default: "4010", schema: whole(0, 65_535) },
  host: {
    group: "server",
    value: "H",
    default: "127.0.0.1",
    schema: filled({ en: "an address of this machine", ko: "이 컴퓨터의 주소를" }),
  },
  tls: { group: "server" },
  cors: { group: "server", on: true },
  "control-token": { group: "server", value: "TOKEN", secret: true, schema: token },
  grace: { group: "server", value: "SECONDS", default: "5", schema: number(between(0, 3600)) },
  profile: { group: "behaviour", value: "NAME|FILE", default: "documented", schema: values.profile },
  accounts: {
    group: "behaviour",
    value: "FILE",
    schema: jsonFile({ en: "a file", ko: "파일" }, parseAccounts),
  },
  seed: option("behaviour", "seed", whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  "analysis-seconds": {
    group: "behaviour",
    value: "N|N-N",
    default: mockDefaults.analysisSeconds.join("-"),
    schema: secondsRange(86_400),
  },
  concurrency: option("behaviour", "concurrency", whole(1, 1000)),
  "time-scale": option("behaviour", "timeScale", number(positive(1_000_000))),
  "strict-video": { group: "behaviour" },
  "max-body": { group: "behaviour", value: "BYTES", schema: byteCount },
  state: { group: "state", value: "FILE", schema: filled(file) },
  "max-jobs": option("state", "maxJobs", whole(1, 10_000_000)),
  "journal-size": option("state", "journalSize", whole(0, 1_000_000)),
  fault: { group: "faults", value: "FAULT", many: true, schema: parsedBy(parseFaultRule) },
  log: { group: "output", value: "FORMAT", default: "pretty", schema: oneOf("pretty", "json", "silent") },
  "json-ready": { group: "output" },
} as const satisfies Program["commands"][string]["flags"];

const { email, userKey, apiKey } = demoAccount;

export const program = {
  name: "remo-mock",
  version: packageJson.version,
  prefix: "REMO_MOCK_",
  commands: { "": { flags } },
  texts: { en, ko },
  words: {
    faults: Object.keys(faults).join(", "),
    url: `http://${flags.host.default}:${flags.port.default}`,
    account: `Email ${email}, UserKey ${userKey}, APIKey ${apiKey}, ${defaultCredits} credits`,
  },
} as const satisfies Program;
