// Holds the README of this package, its guides and the nightly workflow to the code.

import { readFile } from "node:fs/promises";
import { flagTable } from "@remo-kit/common/cli";
import { expect, test } from "vitest";
import { parse } from "yaml";
import client from "../../packages/client/package.json" with { type: "json" };
import manifest from "../../packages/contract-tests/package.json" with { type: "json" };
import { flags, program } from "../../packages/contract-tests/src/cli/flags.ts";
import { planText } from "../../packages/contract-tests/src/cli/plan-text.ts";
import { readOptions } from "../../packages/contract-tests/src/cli/read-options.ts";
import { verdicts } from "../../packages/contract-tests/src/model/run.ts";
import { parseKnown } from "../../packages/contract-tests/src/run/known-list.ts";
import mock from "../../packages/mock-server/package.json" with { type: "json" };

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

const readme = await read("packages/contract-tests/README.md");
const guides = { en: await read("docs/guides/contract.md"), ko: await read("docs/guides/contract.ko.md") };
const workflow = await read(".github/workflows/live-contract.yml");

test("the README's table of flags is what --help says", () => {
  expect(readme).toContain(flagTable(program));
});

test("the README's plan is what --plan prints", () => {
  const account = { REMO_EMAIL: "a@example.com", REMO_USER_KEY: "u", REMO_API_KEY: "k" };
  const line = /^\$ npx .* remo-contract (.*)$/m.exec(readme)?.[1] ?? "";
  const command = readOptions(line.split(" "), account);
  expect(readme).toContain(command.kind === "plan" ? planText(command.run) : "no plan");
});

test("the README's exit codes are those of the verdicts", () => {
  const documented = [...readme.matchAll(/^\| (\d) \| `([a-z-]+)`/gm)].map(([, code, name]) => [
    Number(code),
    name,
  ]);
  expect(documented).toEqual(verdicts.map((name, code) => [code, name]));
});

/** Flags of every command, of npm and of gh that the documents name. */
const others = [
  "--lang",
  "--version",
  "--help",
  "--no-NAME",
  "--save-dev",
  "--global",
  "--bytes",
  "--ignore-scripts",
  "--package",
  "--force",
  "--description",
  "--label",
  "--state",
  "--limit",
  "--json",
  "--jq",
  "--body-file",
  "--title",
];

test("no document names a flag that there is not", () => {
  const named = [readme, guides.en, guides.ko, workflow].join().match(/(?<![\w-])--[a-z][\w-]*/g) ?? [];
  expect(named.length).toBeGreaterThan(50);
  const known = [...Object.keys(flags).map((name) => `--${name}`), ...others];
  expect([...new Set(named)].filter((flag) => !known.includes(flag))).toEqual([]);
});

/** Every call of the command in a document, with the lines that a backslash continues, as arguments. */
const callsOf = (document: string): string[][] =>
  [
    ...document.replaceAll(/\\\n\s*/g, "").matchAll(/(?:npx .* remo-contract|npm run contract --) (--.*)$/gm),
  ].map(([, line = ""]) =>
    line
      .replace(/ +#.*| \|\| code=.*/g, "")
      .replaceAll(/"\$\{known\[@\]\}" /g, "")
      .split(" "),
  );

/** Stand-ins for what a document takes from elsewhere. */
const standIns: { readonly [text: string]: string } = {
  '"$TARGET"': "https://api.remo.re.kr",
  '"$SPEND"': "60",
  FILE: "file.mp4",
  CM: "170",
  N: "60",
};

test("every call of the command that a document shows is one that it understands", () => {
  const calls = [readme, guides.en, workflow].flatMap(callsOf);
  expect(calls.length).toBeGreaterThan(12);
  for (const call of calls) {
    // Files that an earlier call writes are not there.
    const given = call.map((text) => standIns[text] ?? text).join(" ");
    const line = given.replaceAll(/ ?--(profile|known|replay) \S+\.json/g, "");
    expect(() => readOptions(line.split(" ").filter(Boolean), {}), given).not.toThrow();
  }
});

test("the list of known divergences that the documents show is one", () => {
  for (const document of [readme, guides.en]) {
    const [, list = ""] = /```json\n(.*?)```/s.exec(document) ?? [];
    expect(parseKnown(JSON.parse(list))).toHaveLength(1);
  }
});

const commandsOf = (document: string): string[] =>
  [...document.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) => code);

test("the guide has the same code in both languages", () => {
  expect(commandsOf(guides.ko)).toEqual(commandsOf(guides.en));
});

type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
};
type Job = { readonly if?: string; readonly permissions?: object; readonly steps: readonly Step[] };
type Workflow = {
  readonly on: object;
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: { readonly contract: Job; readonly report?: Job };
};

const [, recipe = ""] = /^```yaml title="[^"]*"\n(.*?)^```$/ms.exec(guides.en) ?? [];
const ours = parse(workflow) as Workflow;
const theirs = parse(recipe) as Workflow;
const pinned = (text: string) => [...text.matchAll(/uses: (\S+) # (\S+)/g)].map(([, action]) => action);

test.each([
  ["here", ours, "npm run contract"],
  ["in another repository", theirs, "remo-contract"],
])("the nightly workflow %s pins what it uses, and gives the keys to what needs them", (_, one, command) => {
  const { jobs, on, concurrency } = one;
  expect(Object.keys(on)).toEqual(["schedule", "workflow_dispatch"]);
  expect(concurrency).toMatchObject({ "cancel-in-progress": false });
  expect(jobs.contract.if).toContain("!github.event.repository.fork");
  const steps = [...jobs.contract.steps, ...(jobs.report?.steps ?? [])];
  const uses = steps.flatMap((step) => step.uses ?? []);
  for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  const withKeys = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets."));
  expect(withKeys.filter(({ run = "" }) => !run.includes("present=true"))).toMatchObject([
    { run: expect.stringContaining(command) },
  ]);
  // What comes from outside is never part of a script's text.
  for (const { run = "" } of steps) expect(run).not.toContain("${{");
});

test("each job has least rights, and both workflows use the same versions of the same actions", () => {
  const { permissions, jobs } = ours;
  expect([permissions, jobs.contract.permissions, jobs.report?.permissions]).toEqual([
    {},
    { contents: "read" },
    { issues: "write" },
  ]);
  expect(theirs.permissions).toEqual({ contents: "read" });
  expect(pinned(workflow)).toEqual(expect.arrayContaining(pinned(recipe)));
});

test("the packages that it runs beside are of this version at least, and everything it installs is pinned", () => {
  const { peerDependencies, dependencies } = manifest;
  // Changesets raises a range that no longer fits to a new major version; `release:version` raises this one.
  expect(peerDependencies).toEqual({
    [client.name]: `>=${client.version}`,
    [mock.name]: `>=${mock.version}`,
    vitest: ">=4.0.0",
  });
  expect(manifest.peerDependenciesMeta).toEqual({ vitest: { optional: true } });
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
