import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { profiles, startMockServer } from "@remo-kit/mock-server";
import document from "@remo-kit/openapi/openapi.json" with { type: "json" };
import { build } from "esbuild";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { type Generator, generators } from "./test-support.ts";

const spec = fileURLToPath(import.meta.resolve("@remo-kit/openapi/openapi.json"));

/** What each program has beside its own: a request, and what its type must refuse. */
const common = `
const body = (uuid: string): Request =>
  ({ Email: "example@email.com", UserKey: "userkey", APIKey: "apikey", base64_video: "AAAA", height: "170", uuid });
// @ts-expect-error
export const withoutKey: Request = { Email: "", UserKey: "", base64_video: "", height: "", uuid: "" };
// @ts-expect-error
export const withoutFile: Request = { Email: "", UserKey: "", APIKey: "", height: "", uuid: "" };
`;

type Program = {
  submit(url: string, uuid: string): Promise<unknown>;
  read(url: string, uuid: string): Promise<unknown>;
};

const accepted = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const refused = "c37d3ce2-e9d0-45de-9656-000000000422";

test.each(Object.entries(generators))(
  "the client that %s makes of the spec sends, reads a receipt, a refusal and a result, and its types fit",
  { timeout: 120_000 },
  async (_, generator) => {
    const folder = await generated(generator);
    const file = join(folder, "program.ts");
    await writeFile(file, generator.program + common);
    expect(typeErrors(file)).toEqual([]);

    const { submit, read } = await load(file, folder);
    for (const [successState, failureState] of [[1, false] as const, [true, 0] as const]) {
      const profile = { ...profiles.documented, successState, failureState };
      const mock = await startMockServer({ port: 0, profile, log: () => {} });
      onTestFinished(() => mock.close());
      expect(await submit(mock.url, accepted)).toEqual([successState, 11]);
      expect(await submit(mock.url, refused)).toEqual([failureState, 422]);
      await mock.control.advance(11);
      const { answers } = await mock.control.job(accepted);
      expect(Object.values(answers)).toMatchObject([
        { stepping_knee_x: { impact: await read(mock.url, accepted) } },
        {},
      ]);
      expect(await mock.creditsOf("example@email.com")).toBe(96);
    }
  },
);

test("a client sends to the first server, if nothing else is said: never to the one in clear text (A11)", {
  timeout: 60_000,
}, async () => {
  const folder = await generated(generators["@hey-api/openapi-ts with its checks by zod"] as Generator);
  expect(await readFile(join(folder, "client.gen.ts"), "utf8")).toContain("'https://api.remo.re.kr'");
});

/** The folder of a client that was made, beside the libraries that it imports. */
async function generated({ generate }: Generator): Promise<string> {
  const folder = await mkdtemp(fileURLToPath(new URL("../node_modules/.generated-", import.meta.url)));
  onTestFinished(() => rm(folder, { recursive: true }));
  await generate(folder, spec, structuredClone(document));
  return folder;
}

async function load(file: string, folder: string): Promise<Program> {
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return import(pathToFileURL(outfile).href);
}

function typeErrors(file: string): string[] {
  const program = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
  });
  const found = ts.getPreEmitDiagnostics(program);
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
