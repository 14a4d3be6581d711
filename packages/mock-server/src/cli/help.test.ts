import { expect, test } from "vitest";
import { faults } from "../faults.ts";
import { mockDefaults } from "../options.ts";
import { serverDefaults } from "../server.ts";
import { flagNames, flags, variableOf } from "./flags.ts";
import { flagTable, helpText } from "./help.ts";

test("the help tells every flag and every fault, in lines that a terminal has room for", () => {
  const help = helpText();
  for (const name of flagNames) expect(help).toMatch(new RegExp(`^  --(\\[no-\\])?${name}\\b`, "m"));
  for (const name of Object.keys(faults)) expect(help).toContain(name);
  for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(115);
});

test("the table has a row for every flag, and no cell that ends early", () => {
  const rows = flagTable().split("\n").slice(2);
  expect(rows).toHaveLength(flagNames.length);
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
  expect(flagTable()).toContain("| `--profile NAME\\|FILE` | `REMO_MOCK_PROFILE` | documented |");
  expect(variableOf("control-token")).toBe("REMO_MOCK_CONTROL_TOKEN");
});

test("the defaults that are told are those of the mock", () => {
  expect(flags.port.parse(flags.port.default)).toBe(serverDefaults.port);
  expect(flags.host.parse(flags.host.default)).toBe(serverDefaults.host);
  expect(flags.profile.parse(flags.profile.default)).toBe(mockDefaults.profile);
  expect(flags["max-jobs"].parse(flags["max-jobs"].default)).toBe(mockDefaults.maxJobs);
  expect(flags["analysis-seconds"].parse(flags["analysis-seconds"].default)).toEqual(
    mockDefaults.analysisSeconds,
  );
});
