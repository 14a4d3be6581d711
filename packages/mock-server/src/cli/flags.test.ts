import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, flagTable, readCommand, UsageError } from "@remo-kit/common/cli";
import { problemsOf } from "@remo-kit/common/testing/program";
import { profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { afterAll, expect, test } from "vitest";
import { demoAccount, type MockOptions, mockDefaults, resolveMockOptions } from "../options.ts";
import { serverDefaults } from "../server.ts";
import { flags, program } from "./flags.ts";
import { serveOptions } from "./serve-options.ts";

const folder = mkdtempSync(join(tmpdir(), "remo-mock-flags-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** What the flags, split at blanks, and the environment ask for. */
function serve(flags: string, env: Environment = {}) {
  const asked = readCommand(program, flags.split(" ").filter(Boolean), env);
  if (asked.kind !== "command") throw new Error(asked.text);
  return serveOptions(asked);
}

test("without a flag everything is left to the defaults of the mock", () => {
  const { options, ...command } = serve("");
  expect(Object.values(options).filter((value) => value !== undefined)).toEqual([]);
  expect(command).toEqual({
    tls: false,
    graceMs: 5000,
    log: "pretty",
    jsonReady: false,
    differences: [],
    warnings: [],
  });
});

test.each([
  ["--port 0", "PORT=0", { port: 0 }],
  ["--host ::1", "HOST=::1", { host: "::1" }],
  ["--no-cors", "CORS=0", { cors: false }],
  ["--control-token s3cret", "CONTROL_TOKEN=s3cret", { controlToken: "s3cret" }],
  ["--profile observed", "PROFILE=observed", { profile: profiles.observed }],
  ["--seed=-3", "SEED=-3", { seed: -3 }],
  ["--seed -3", "SEED=-3", { seed: -3 }],
  ["--analysis-seconds 20", "ANALYSIS_SECONDS=20", { analysisSeconds: [20, 20] }],
  ["--analysis-seconds 5-60", "ANALYSIS_SECONDS=5-60", { analysisSeconds: [5, 60] }],
  ["--concurrency 2", "CONCURRENCY=2", { concurrency: 2 }],
  ["--time-scale 0.5", "TIME_SCALE=0.5", { timeScale: 0.5 }],
  ["--strict-video", "STRICT_VIDEO=true", { strictVideo: true }],
  ["--max-body 5000000", "MAX_BODY=5MB", { maxBody: 5_000_000 }],
  ["--max-body 64kB", "MAX_BODY=64000", { maxBody: 64_000 }],
  ["--state mock.db", "STATE=mock.db", { stateFile: "mock.db" }],
  ["--max-jobs 5", "MAX_JOBS=5", { maxJobs: 5 }],
  ["--journal-size 0", "JOURNAL_SIZE=0", { journalSize: 0 }],
  [
    "--fault latency=200-1500:0.3 --fault hang",
    "FAULT=latency=200-1500:0.3, hang",
    {
      faults: [
        { fault: "latency", value: "200-1500", probability: 0.3 },
        { fault: "hang", probability: 1 },
      ],
    },
  ],
])("%s and REMO_MOCK_%s say the same to the server", (flags, variable, options) => {
  const [name, ...value] = variable.split("=");
  expect(serve(flags).options).toEqual(options);
  expect(serve("", { [`REMO_MOCK_${name}`]: value.join("=") }).options).toEqual(options);
});

test.each([
  ["--tls", "TLS=1", { tls: true }],
  ["--grace 0.5", "GRACE=0.5", { graceMs: 500 }],
  ["--log json", "LOG=json", { log: "json" }],
  ["--json-ready", "JSON_READY=TRUE", { jsonReady: true }],
])("%s and REMO_MOCK_%s say the same to the command", (flags, variable, expected) => {
  const [name, value] = variable.split("=");
  expect(serve(flags)).toMatchObject(expected);
  expect(serve("", { [`REMO_MOCK_${name}`]: value })).toMatchObject(expected);
});

test("a flag beats its variable, whatever that says, and an empty variable is none", () => {
  const env = { REMO_MOCK_SEED: "nonsense", REMO_MOCK_TLS: "1", REMO_MOCK_FAULT: "hang", REMO_MOCK_PORT: "" };
  const { options, tls } = serve("--seed 2 --no-tls --fault html-502", env);
  expect(options).toEqual({ seed: 2, faults: [{ fault: "html-502", probability: 1 }] });
  expect(tls).toBe(false);
});

test("an unknown variable of the mock is warned of, another's is not", () => {
  expect(serve("", { REMO_MOCK_PROT: "1", REMO_MOCK_HELP: "1", REMO_KIT: "1" }).warnings).toEqual([
    "REMO_MOCK_PROT is no variable of remo-mock; it has no effect.",
    "REMO_MOCK_HELP is no variable of remo-mock; it has no effect.",
  ]);
});

test("a mock that others can reach and that has no token is warned of", () => {
  expect(serve("--host 0.0.0.0").warnings).toEqual([
    "Others can reach 0.0.0.0, so the control API is closed; open it with a token in REMO_MOCK_CONTROL_TOKEN.",
  ]);
  expect(serve("--host 0.0.0.0", { REMO_MOCK_CONTROL_TOKEN: "t" }).warnings).toEqual([]);
  expect(serve("--host ::1").warnings).toEqual([]);
});

test("how the mock differs is reported, without a token", () => {
  const flags =
    "--port 1 --control-token t --seed 43 --profile observed --strict-video --no-tls --fault hang";
  expect(serve(flags).differences).toEqual(["profile observed", "strict-video", "fault hang"]);
});

test.each([
  ["--port 70000", '--port takes a whole number from 0 to 65535; received "70000".'],
  ["--port 1e3", '--port takes a whole number from 0 to 65535; received "1e3".'],
  ["--host=", '--host takes an address of this machine; received "".'],
  ["--seed x", '--seed takes a whole number from -9007199254740991 to 9007199254740991; received "x".'],
  ["--seed --tls", "--seed needs a value."],
  [
    "--analysis-seconds 9-5",
    '--analysis-seconds takes whole seconds from 0 to 86400, the first at most the second; received "9-5".',
  ],
  ["--concurrency 0", '--concurrency takes a whole number from 1 to 1000; received "0".'],
  ["--time-scale 0", '--time-scale takes a number above 0, at most 1000000; received "0".'],
  [
    "--max-body 5TB",
    '--max-body takes a whole number from 1 to 9007199254740991, or with a unit kB, MB or GB (1 kB = 1000 bytes); received "5TB".',
  ],
  [`--max-body ${"9".repeat(400)}`, "--max-body takes a whole number from 1"],
  ["--grace -1", '--grace takes a number from 0 to 3600; received "-1".'],
  ["--grace 1h", '--grace takes a number from 0 to 3600; received "1h".'],
  ["--fault explode", '--fault: There is no fault "explode"; known are latency,'],
  ["--fault hang:2", "--fault: The probability of the fault hang must be above 0"],
  ["--log loud", '--log takes one of pretty, json, silent; received "loud".'],
  ["--lang xx", '--lang takes one of en, ko; received "xx".'],
  ["--prot 1", "--prot is not a flag of this command. Did you mean --port?"],
  ["--no-port", "--no-port is not a flag of this command."],
  ["--tls=yes", "--tls is a switch and takes no value."],
  ["4010", "remo-mock takes flags only."],
])("%s is a usage error", (flags, message) => {
  expect(() => serve(flags)).toThrow(UsageError);
  expect(() => serve(flags)).toThrow(message);
});

test("an error names the variable where the value came from it", () => {
  expect(() => serve("", { REMO_MOCK_TLS: "yes" })).toThrow(
    'REMO_MOCK_TLS takes 1, true, 0 or false; received "yes".',
  );
});

test("an error does not show a token", () => {
  const error = expect(() => serve("", { REMO_MOCK_CONTROL_TOKEN: "my\u00a0secret" }));
  error.toThrow(/^REMO_MOCK_CONTROL_TOKEN takes 1 to 256 visible ASCII characters\.$/);
});

test("accounts come from a file, also from one with a byte order mark", () => {
  const path = file("accounts.json", `\uFEFF${JSON.stringify([{ ...demoAccount, note: "the demo" }])}`);
  expect(serve(`--accounts ${path}`).options.accounts).toEqual([{ ...demoAccount, credits: 100 }]);
});

const secretive = { ...demoAccount, email: "kim@secret.test", userKey: "secret-user", apiKey: "secret-api" };

test.each([
  [
    "no array",
    { secretive },
    "accounts must be an array of objects with email, userKey, apiKey and credits.",
  ],
  [
    "no object",
    [secretive, "secret"],
    "accounts[1] must be an object with email, userKey, apiKey and credits.",
  ],
  ["no such field", [{ email: secretive.email }], "accounts[0].userKey is missing."],
  ["no key", [{ ...secretive, apiKey: "" }], "accounts[0].apiKey must be a string that is not empty."],
  [
    "credits",
    [demoAccount, { ...secretive, credits: "secret" }],
    "accounts[1].credits must be a whole number of at least 0; received a string.",
  ],
  [
    "negative credits",
    [{ ...secretive, credits: -1 }],
    "accounts[0].credits must be a whole number of at least 0; received -1.",
  ],
  ["twins", [secretive, secretive], "accounts[1] and accounts[0] have the same email."],
  ["no JSON", '[\n  {"apiKey": "secret-api" x}]', "it is not valid JSON at line 2, column 27."],
  ["no value", '[{"apiKey": secret-api}]', "it is not valid JSON."],
])(
  "an accounts file that cannot be used is reported by place, never by value: %s",
  (name, content, problem) => {
    const path = file(`${name.replaceAll(" ", "-")}.json`, content);
    const error = caught(() => serve(`--accounts ${path}`));
    expect(error.message).toContain(`--accounts: ${path} cannot be used: ${problem}`);
    expect(error.message.replaceAll(path, "")).not.toContain("secret");
  },
);

test("a profile comes from a file, which is checked", () => {
  const good = file("profile.json", { ...profiles.observed, emptyBody: 411 });
  expect(serve(`--profile ${good}`).options.profile).toEqual({ ...profiles.observed, emptyBody: 411 });
  const bad = file("bad-profile.json", { ...profiles.observed, emptyBody: 404 });
  expect(() => serve("", { REMO_MOCK_PROFILE: bad })).toThrow(
    `REMO_MOCK_PROFILE: ${bad} cannot be used: This is no profile: \`emptyBody\``,
  );
});

test("a profile that the contract suite has found is played as well, whatever stands beside it", () => {
  const profile = { ...profiles.observed, emptyBody: 411 };
  const beside = { undecided: [{ key: "extraFields", why: "nothing was accepted" }], evidence: {} };
  const found = file("found.json", { profile, ...beside });
  expect(serve(`--profile ${found}`).options.profile).toEqual(profile);
  const bad = file("bad-found.json", { profile: { emptyBody: 422 }, ...beside });
  expect(() => serve(`--profile ${bad}`)).toThrow(`--profile: ${bad} cannot be used: This is no profile: `);
});

test("a file that does not exist is reported", () => {
  expect(() => serve("--profile obseved")).toThrow(
    '--profile: "obseved" cannot be read (ENOENT: no such file or directory); it takes documented, observed or a file.',
  );
});

function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown.");
}

test("the README's table of flags is what the program takes", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(readme).toContain(flagTable(program));
});

test("the defaults that are shown are those of the mock", () => {
  expect(v.parse(flags.port.schema, flags.port.default)).toBe(serverDefaults.port);
  expect(flags.host.default).toBe(serverDefaults.host);
  expect(v.parse(flags.profile.schema, flags.profile.default)).toBe(mockDefaults.profile);
  expect(v.parse(flags["max-jobs"].schema, flags["max-jobs"].default)).toBe(mockDefaults.maxJobs);
  expect(v.parse(flags["analysis-seconds"].schema, flags["analysis-seconds"].default)).toEqual(
    mockDefaults.analysisSeconds,
  );
});

test.each([
  ["--seed", "-9007199254740991", "9007199254740991", "9007199254740992"],
  ["--concurrency", "1", "1000", "1001"],
  ["--max-jobs", "1", "10000000", "10000001"],
  ["--journal-size", "0", "1000000", "1000001"],
  ["--time-scale", "0.001", "1000000", "1000001"],
  ["--analysis-seconds", "0", "86400", "86401"],
  ["--max-body", "1", "9007199254740991", "9007199254740992"],
])("%s takes what the mock takes, from %s to %s", (flag, least, most, tooMuch) => {
  for (const text of [least, most])
    expect(() => resolveMockOptions(serve(`${flag}=${text}`).options)).not.toThrow();
  expect(() => serve(`${flag}=${tooMuch}`)).toThrow(`${flag} takes`);
  const beyond =
    flag === "--analysis-seconds"
      ? { analysisSeconds: [0, Number(tooMuch)] }
      : { [camelCase(flag)]: Number(tooMuch) };
  expect(() => resolveMockOptions(beyond as MockOptions)).toThrow(RangeError);
});

const camelCase = (flag: string) => flag.slice(2).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

test("each flag has a text, and the help has room on a terminal, in both languages", () => {
  expect(problemsOf(program)).toEqual([]);
});
