import { readFile } from "node:fs/promises";
import { errors, operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import * as surface from "./index.ts";
import { defaults } from "./options.ts";
import { retryTable } from "./request/retry-table.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

/** The cells of each row of the table whose head begins with `head`. */
function table(head: string): string[][] {
  const lines =
    readme
      .slice(readme.indexOf(`| ${head} |`))
      .split("\n\n")[0]
      ?.split("\n")
      .slice(2) ?? [];
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test("the table of retries is the one in the code", () => {
  const reported = table("failure").map((cells) => cells.slice(0, 4));
  const yes = (value: boolean) => (value ? "yes" : "no");
  expect(reported).toEqual(
    Object.entries(retryTable).map(([name, row]) => [
      `\`${name}\``,
      yes(row.byDefault),
      yes(row.ofRead),
      yes(row.withResend),
    ]),
  );
});

test("the table of errors names every error class", () => {
  const classes = Object.keys(surface).filter((name) => /^Remo\w+Error$/.test(name));
  expect(
    table("name")
      .map(([name]) => name?.replaceAll("`", ""))
      .sort(),
  ).toEqual(classes.sort());
});

test("the table of options has the defaults of the code", () => {
  const reported = Object.fromEntries(table("option").map(([name, value]) => [name, value]));
  const ms = (value: number) => (Number.isFinite(value) ? `${value.toLocaleString("en")} ms` : "none");
  for (const [name, value] of Object.entries(defaults.timeout))
    expect(reported[`\`timeout.${name}\``]).toBe(ms(value));
  expect(reported["`retry.firstPause`"]).toBe(ms(defaults.retry.firstPause));
  expect(reported["`retry.longestPause`"]).toBe(ms(defaults.retry.longestPause));
  expect(reported["`poll.first`"]).toBe(ms(defaults.poll.first));
  expect(reported["`poll.longest`"]).toBe(ms(defaults.poll.longest));
  expect(reported["`retry.attempts`"]).toBe(String(defaults.retry.attempts));
  expect(reported["`retry.resend`"]).toBe(`\`${defaults.retry.resend}\``);
  expect(reported["`baseUrl`"]).toBe(`\`${defaults.baseUrl}\``);
});

test("the table of categories names each of them", () => {
  const reported = table("category").map(([name]) => name?.replaceAll("`", ""));
  expect(reported).toEqual([...new Set(Object.values(errors).map(({ category }) => category))]);
});

test("the table of operations says what is given where nothing is thrown", () => {
  const rows = table("operation").map((cells) => cells.join("|"));
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) {
    const id = /remo\.(\w+)/.exec(row)?.[1];
    const kind = operationList.find((operation) => operation.id === id)?.kind;
    expect(row).toContain(kind === "submit" ? "{ ok: true, receipt" : "{ ok: true, result");
  }
});
