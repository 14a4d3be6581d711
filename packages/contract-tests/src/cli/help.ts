import { verdicts } from "../model/run.ts";
import { wrap } from "../text/printable.ts";
import { type Flag, flags, groups } from "./flags.ts";

const width = 100;
const column = 25;

const examples = `Examples
  remo-contract                                         the client, the mocks and the spec agree
  remo-contract --target https://api.example.com        what costs nothing, on a server
  remo-contract --target https://api.example.com --allow-spend 60 --profile-out found.json --report contract
                                                        all of it, and which profile that server follows`;

const hints = `An account of the target comes from REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY, and from nowhere else.
Exit code      ${verdicts.map((verdict, code) => `${code} ${verdict}`).join(", ")}`;

/** What `--help` prints. */
export function helpText(): string {
  const sections = Object.entries(groups).map(([title, own]) => {
    const lines = Object.entries<Flag>(own).map(([name, flag]) => helpOf(name, flag));
    return [title, ...lines].join("\n");
  });
  return [
    "remo-contract: whether a server, the mock, the client and the spec of the REMO API agree (unofficial)",
    "Usage: remo-contract [options]",
    ...sections,
    examples,
    hints,
  ].join("\n\n");
}

/** The flags as a table in Markdown, for the README. */
export function flagTable(): string {
  const rows = Object.entries<Flag>(flags).map(([name, flag]) => {
    const cells = [`\`${usageOf(name, flag)}\``, flag.default ?? "", flag.text];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Flag | Default | |", "| --- | --- | --- |", ...rows].join("\n");
}

const usageOf = (name: string, { value }: Flag): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

/** The text in a column of its own, beside the flag, or under one that is too long. */
function helpOf(name: string, flag: Flag): string {
  const text = flag.default === undefined ? flag.text : `${flag.text} (default: ${flag.default})`;
  const head = `  ${usageOf(name, flag)}`;
  const body = wrap(text, width - column).join(`\n${" ".repeat(column)}`);
  return head.length < column - 1 ? head.padEnd(column) + body : `${head}\n${" ".repeat(column)}${body}`;
}
