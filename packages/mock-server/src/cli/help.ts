import { faults } from "../faults.ts";
import { demoAccount } from "../options.ts";
import { type Flag, type FlagName, flagNames, flags, type Group, variableOf } from "./flags.ts";

const width = 100;
const indent = 2;
const column = 25;

const titles: { readonly [Name in Group]: string } = {
  server: "Server",
  behaviour: "Behaviour",
  state: "State",
  faults: "Faults",
  output: "Output",
};

const { email, userKey, apiKey, credits } = demoAccount;
const url = `http://${flags.host.default}:${flags.port.default}`;

const examples = `Examples
  remo-mock                                             on ${url}, with the demo account
  remo-mock --seed 7 --time-scale 60 --state mock.db    repeatable, a minute a second, kept across restarts
  remo-mock --port 0 --json-ready --fault latency=200-1500:0.3 --fault html-502:0.05
                                                        for a test run: a free port, told as JSON; a bad network`;

const hints = `Demo account   Email ${email}, UserKey ${userKey}, APIKey ${apiKey}, ${credits} credits
Any answer     by header: Prefer: code=421, Prefer: example=file-exists, Prefer: fault=latency=1500,
               Prefer: delay=1500 (ms); by uuid: one that ends in -000000000421 asks for code 421
Docs           ${url}/docs
Control API    ${url}/__mock  (state, journal, clock, queued answers)

Every flag but --version and --help has an environment variable: --max-body is ${variableOf("max-body")}. A flag beats it;
an empty one counts as not set. A switch is turned off by --no-NAME, or by 0 in its variable.`;

/** What `--help` prints. */
export function helpText(): string {
  const groups = (Object.keys(titles) as Group[]).map((group) => {
    const lines = flagNames.filter((name) => flags[name].group === group).map(helpOf);
    return [titles[group], ...lines, ...(group === "faults" ? [knownFaults()] : [])].join("\n");
  });
  return [
    "remo-mock: a local mock of the REMO soccer-analysis API (unofficial)",
    "Usage: remo-mock [options]",
    ...groups,
    examples,
    hints,
  ].join("\n\n");
}

/** The flags as a table in Markdown, for the documentation. */
export function flagTable(): string {
  const rows = flagNames.map((name) => {
    const flag: Flag = flags[name];
    const variable = flag.flagOnly ? "" : `\`${variableOf(name)}\``;
    const cells = [`\`${usageOf(name)}\``, variable, flag.default ?? "", flag.text];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Flag | Environment | Default | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function usageOf(name: FlagName): string {
  const { value }: Flag = flags[name];
  if (value !== undefined) return `--${name} ${value}`;
  return name === "cors" ? "--[no-]cors" : `--${name}`;
}

function helpOf(name: FlagName): string {
  const flag: Flag = flags[name];
  const text = flag.default === undefined ? flag.text : `${flag.text} (default: ${flag.default})`;
  return hang(usageOf(name), text);
}

const knownFaults = (): string => hang("", `There are: ${Object.keys(faults).join(", ")}.`);

/** The text in a column of its own, beside the term, or under a term that is too long. */
function hang(term: string, text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && column + line.length + word.length < width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  const head = " ".repeat(indent) + term;
  const body = lines.join(`\n${" ".repeat(column)}`);
  return head.length < column - 1 ? head.padEnd(column) + body : `${head}\n${" ".repeat(column)}${body}`;
}
