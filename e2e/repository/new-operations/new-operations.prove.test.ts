// Adding operations takes their folder, and a file and a row in each package: this adds three to a copy and runs everything.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type * as Client from "@remo-kit/client";
import type * as Mock from "@remo-kit/mock-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Exchange, RunModel } from "../../../packages/contract-tests/src/index.ts";
import { added } from "./testing/overlay.ts";
import { openScratch, run, type Scratch } from "./testing/scratch.ts";

const root = new URL("../../../", import.meta.url);
const slugs = added.map(({ slug }) => slug);
const places: { readonly [slug: string]: string } = {
  "analysis-rowing": "POST /rowing/analysis/{Email}",
  "analysis-rowing-result": "POST /api/analysis-rowing-result",
  "rowing-angle": "GET /rowing/get-angle/{id}/",
};

let scratch: Scratch;
let report: RunModel;

beforeAll(async () => {
  scratch = await openScratch();
  await run(scratch, "record");
  await run(scratch, "packages");
  const cli = join(scratch.folder, "packages/contract-tests/dist/cli.js");
  const args = [cli, "--generated", "2", "--seed", "1", "--report", join(scratch.folder, "report")];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 }).catch(
    (error) => error,
  );
  const text = await readFile(join(scratch.folder, "report/report.json"), "utf8").catch(() => {
    throw new Error(`The suite left no report: ${stdout}`);
  });
  report = JSON.parse(text);
}, 300_000);

afterAll(() => scratch?.remove());

test("an operation takes fifteen files at most, and a family whose results are measured five", () => {
  const of = (slug: string) =>
    scratch.files.filter((file) => file.includes(`/${slug}/`) || file.endsWith(`/${slug}.ts`));
  for (const slug of slugs) expect(of(slug).length, slug).toBeLessThanOrEqual(15);
  expect(scratch.files.length - slugs.flatMap(of).length).toBe(5);
});

test("the suite agrees, with every cell of the new operations filled", () => {
  expect(report.divergences).toEqual([]);
  expect(report.verdict).toBe("agree");
  for (const slug of slugs) {
    const cells = report.coverage.filter(({ operation }) => operation === slug);
    expect(cells.length, slug).toBeGreaterThan(3);
    expect(
      cells.filter(({ seen }) => seen === undefined),
      slug,
    ).toEqual([]);
  }
});

const placeOf = ({ sent }: Exchange) => `${sent.method} ${sent.path}`;

test.each(slugs)(
  "each case of %s reached the path of %s, by what was on the wire and by the mock's log",
  (slug) => {
    const cases = report.cases.filter(({ id, outcome }) => slugOf(id) === slug && outcome === "passed");
    const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
    expect(cases.length).toBeGreaterThan(3);
    for (const { id, exchanges: ids } of cases) {
      const own = ids.map((at) => exchanges.get(at)).filter((one) => one?.operation === slug) as Exchange[];
      expect(own.length, id).toBeGreaterThan(0);
      for (const exchange of own.filter(({ intent }) => intent !== "sample-path")) {
        expect(placeOf(exchange)).toContain(places[slug]);
        expect(`${exchange.logged?.method} ${exchange.logged?.path}`).toContain(places[slug]);
      }
    }
  },
);

const prefixes = [
  ["rowing-angle-", "rowing-angle"],
  ["rowing-result-", "analysis-rowing-result"],
  ["rowing-", "analysis-rowing"],
] as const;

/** The operation of a case, by the longest prefix that fits: those of two begin alike. */
const slugOf = (id: string): string | undefined => prefixes.find(([prefix]) => id.startsWith(prefix))?.[1];

test("no report or record shows the address that a path carries", async () => {
  const names = ["report.json", "report.md", "report.html", "junit.xml", "exchanges.har"];
  for (const name of names) {
    const text = await readFile(join(scratch.folder, "report", name), "utf8");
    const shown = [...text.matchAll(/\/rowing\/(?:get-angle|analysis)\/([^/\s",<`]+)/g)].map(([, id]) =>
      decodeURIComponent(id ?? ""),
    );
    expect(
      shown.filter((id) => !["{id}", "{Email}"].includes(id)),
      name,
    ).toEqual([]);
  }
});

test("nothing of soccer has changed: neither its row, nor its description, nor its pages", async () => {
  const here = await read(root, "openapi/generated/operations.ts");
  const there = await read(pathToFileURL(`${scratch.folder}/`), "openapi/generated/operations.ts");
  for (const line of here.split("\n").filter((line) => line.includes('"family":"soccer"')))
    expect(there).toContain(line);
  for (const name of ["openapi.json", "openapi.ko.json"]) {
    const { paths, components } = JSON.parse(await read(root, `openapi/generated/${name}`));
    const copy = JSON.parse(await read(pathToFileURL(`${scratch.folder}/`), `openapi/generated/${name}`));
    expect(copy.paths).toMatchObject(paths);
    expect(copy.components.schemas).toMatchObject(components.schemas);
  }
});

test("the command has one for each, with a flag for each field of its own", async () => {
  const cli = join(scratch.folder, "packages/client/dist/cli.js");
  const help = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, [cli, ...args, "--help", "--lang=ko"])).stdout;
  const list = await help();
  for (const text of ["analyze-rowing ", "get-rowing-result ", "get-rowing-angles ", "조정 영상"])
    expect(list).toContain(text);
  expect(await help("analyze-rowing")).toMatch(/--stroke-rate <TEXT> +요청의 stroke-rate 필드/);
});

const read = (folder: URL, path: string) => readFile(new URL(path, folder), "utf8");

test("the same number means another thing, and an e-mail address in a path is shown nowhere", async () => {
  const at = (path: string) => import(pathToFileURL(join(scratch.folder, path)).href);
  const { createRemoClient }: typeof Client = await at("packages/client/dist/index.js");
  const { createMock, demoAccount }: typeof Mock = await at("packages/mock-server/dist/index.js");
  const logged: unknown[] = [];
  const mock = createMock({ log: (entry) => logged.push(entry) });
  const prefer = (code: number) => (request: Request) => {
    request.headers.set("prefer", `code=${code}`);
    return mock.fetch(request);
  };
  const events: unknown[] = [];
  const client = (code: number) =>
    createRemoClient({
      ...demoAccount,
      fetch: prefer(code),
      logger: (event) => events.push(event),
    }) as unknown as {
      readonly [method: string]: (input: object) => Promise<unknown>;
    };
  const input = { video: new Uint8Array(3), height: 170 };
  await expect(client(411).analyzeSoccer?.(input)).rejects.toMatchObject({
    code: 411,
    reason: "no-input-data",
  });
  await expect(client(411).analyzeRowing?.(input)).rejects.toMatchObject({
    code: 411,
    reason: "same-uuid-in-analysis",
    category: "not-ready",
    operation: "analyzeRowing",
  });
  const error = await client(534)
    .getRowingAngles?.({ uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca" })
    .then(
      () => undefined,
      (thrown: Error) => thrown,
    );
  expect(error).toMatchObject({ reason: "in-analysis", operation: "getRowingAngles" });
  const entries = await mock.control.journal();
  expect([entries, logged].map(({ length }) => length)).toEqual([3, 3]);
  const shown = JSON.stringify([`${error}`, error, events, entries, logged]);
  for (const place of ["/rowing/analysis/{Email}", "/rowing/get-angle/{id}/"]) expect(shown).toContain(place);
  expect(shown).not.toMatch(/example(@|%40)email/);
});
