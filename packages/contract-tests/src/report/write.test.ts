import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasSecret } from "@remo-kit/common/redact";
import { afterAll, expect, test } from "vitest";
import type { RunModel } from "../model/run.ts";
import { agreeing, diverging, secrets } from "./testing/model.ts";
import { reportsOf, writeFiles } from "./write.ts";

const folder = mkdtempSync(join(tmpdir(), "remo-contract-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const writeReports = (model: RunModel, folder: string, secrets: readonly string[]) =>
  writeFiles(reportsOf(model, folder), secrets);

const names = [
  "report.md",
  "report.html",
  "junit.xml",
  "report.json",
  "exchanges.har",
  "server.md",
  "server.ko.md",
];

test("all reports are written into a directory that was not there", async () => {
  const dir = join(folder, "deep", "er");
  expect(await writeReports(diverging, dir, secrets)).toEqual(names.map((name) => join(dir, name)));
  expect(readdirSync(dir).sort()).toEqual([...names].sort());
  expect(JSON.parse(readFileSync(join(dir, "report.json"), "utf8")).verdict).toBe("diverges");
});

const [email, userKey, apiKey] = secrets;
const leaks: { readonly [where: string]: Partial<RunModel> } = {
  "the sentence": { because: `not for ${email}` },
  "an answer": {
    exchanges: agreeing.exchanges.map((one) => ({
      ...one,
      received: one.received && { ...one.received, text: JSON.stringify({ message: userKey }) },
    })),
  },
  "a header, in base64": {
    exchanges: agreeing.exchanges.map((one) => ({
      ...one,
      received: one.received && {
        ...one.received,
        headers: { server: Buffer.from(`x:${apiKey}`).toString("base64") },
      },
    })),
  },
  "a divergence, as in a URL": {
    divergences: [{ key: "x", kind: "case", text: encodeURIComponent(apiKey), exchanges: [] }],
  },
  "what the client read": {
    exchanges: agreeing.exchanges.map((one) => ({
      ...one,
      client: one.client && { ...one.client, message: apiKey },
    })),
  },
};

test.each(Object.keys(leaks))(
  "a secret that is still in %s is taken out, and all is written: it may have been paid for",
  async (where) => {
    const dir = join(folder, where);
    await writeReports({ ...agreeing, ...leaks[where] } as RunModel, dir, secrets);
    expect(readdirSync(dir).sort()).toEqual([...names].sort());
    for (const name of names) {
      const text = readFileSync(join(dir, name), "utf8");
      expect(hasSecret(text, secrets), name).toBe(false);
      if (/json|har/.test(name)) expect(JSON.parse(text)).toBeInstanceOf(Object);
    }
  },
);

test("a directory that cannot be written to is named", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  await expect(writeReports(agreeing, file, [])).rejects.toThrow(
    `${join(file, "report.md")} cannot be written: ENOTDIR.`,
  );
  await expect(writeReports(agreeing, join(file, "below"), [])).rejects.toThrow("ENOTDIR");
});
