import { verdicts } from "../model/run.ts";
import { type Flag, type FlagName, flagNames, flags, type Group } from "./flags.ts";

const width = 100;
const indent = 2;
const column = 25;

const titles: { readonly [Name in Group]: string } = {
  target: "Target",
  money: "What a server may get",
  cases: "Cases",
  files: "Files",
  output: "Output",
};

const examples = `Examples
  remo-contract                                         the client, the mocks and the spec agree
  remo-contract --target https://api.example.com        what costs nothing, on a server
  remo-contract --target https://api.example.com --allow-spend 60 --profile-out found.json --report contract
                                                        all of it, and which profile that server follows`;

const hints = `An account of the target comes from REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY, and from nowhere else.
Exit code      ${verdicts.map((verdict, code) => `${code} ${verdict}`).join(", ")}`;

/** What `--help` prints. */
export function helpText(): string {
  const groups = (Object.keys(titles) as Group[]).map((group) => {
    const lines = flagNames.filter((name) => flags[name].group === group).map(helpOf);
    return [titles[group], ...lines].join("\n");
  });
  return [
    "remo-contract: whether a server, the mock, the client and the spec of the REMO API agree (unofficial)",
    "Usage: remo-contract [options]",
    ...groups,
    examples,
    hints,
  ].join("\n\n");
}

/** The flags as a table in Markdown, for the README. */
export function flagTable(): string {
  const rows = flagNames.map((name) => {
    const flag: Flag = flags[name];
    const cells = [`\`${usageOf(name)}\``, flag.default ?? "", flag.text];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Flag | Default | |", "| --- | --- | --- |", ...rows].join("\n");
}

const usageOf = (name: FlagName): string => {
  const { value }: Flag = flags[name];
  return value === undefined ? `--${name}` : `--${name} ${value}`;
};

function helpOf(name: FlagName): string {
  const flag: Flag = flags[name];
  const text = flag.default === undefined ? flag.text : `${flag.text} (default: ${flag.default})`;
  return hang(usageOf(name), text);
}

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
