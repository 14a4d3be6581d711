import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import ts from "typescript";
import { expect, test } from "vitest";
import { packageFolder, readText } from "./generate/files.ts";

test.each(["openapi.json", "openapi.yaml", "openapi.ko.json"])(
  "Spectral's rules for OpenAPI find no error in %s",
  async (name) => {
    const linter = new spectral.Spectral();
    linter.setRuleset({ extends: [[rulesets.oas, "recommended"]] } as never);
    const found = await linter.run(await readText(`generated/${name}`));
    expect(found.filter(({ severity }) => severity === 0)).toEqual([]);
  },
);

test("Spectral would find an error", async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas, "recommended"]] } as never);
  const text = (await readText("generated/openapi.json")).replace(
    '"operationId": "analyzeSoccer"',
    '"operationId": 7',
  );
  const found = await linter.run(text);
  expect(found.filter(({ severity }) => severity === 0)).not.toEqual([]);
});

test("another generator makes a client from it that type-checks", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(fileURLToPath(new URL("node_modules/.hey-api-", packageFolder)));
  try {
    const input = fileURLToPath(new URL("generated/openapi.json", packageFolder));
    await createClient({ input, output: folder, logs: { level: "silent" } });
    const use = join(folder, "use.ts");
    await writeFile(
      use,
      `import { analyzeSoccer } from "./index";
export const call = async (): Promise<number | undefined> => {
  const body = { Email: "a@example.com", UserKey: "u", APIKey: "a", base64_video: "AAAA", height: "170", uuid: "u" };
  return (await analyzeSoccer({ body })).data?.wait_time;
};
`,
    );
    expect(typeErrors(use)).toEqual([]);
    // A generated client sends to the first server: that must not be the one in clear text (A11).
    expect(await readFile(join(folder, "client.gen.ts"), "utf8")).toContain("https://api.remo.re.kr");
  } finally {
    await rm(folder, { recursive: true });
  }
});

function typeErrors(file: string): string[] {
  const program = ts.createProgram([file], {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  });
  const found = ts.getPreEmitDiagnostics(program);
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
