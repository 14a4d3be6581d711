// What programs see of the types that are not strict: TypeScript narrows by `ok` only with `strictNullChecks`.

import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const program = (result: string) => `
import { createRemoClient, type RemoErrorReason, type RemoReader } from "./index.ts";
const remo = createRemoClient({ email: "a@example.com", userKey: "u", apiKey: "a" });
const result = await remo.analyzeSoccer.safe({ video: new Uint8Array(3), height: 170 });
const read = await remo.getSoccerResult.safe({ uuid: "u" });
const job = await remo.analyzeSoccerAndWait.safe({ video: new Uint8Array(3), height: 170 }, { poll: { first: 1 }, onProgress: (now) => console.log(now.phase === "waiting" ? now.remaining : now.phase) });
const wait = await remo.waitForSoccer.safe({ uuid: "u", readyAt: new Date() });
${result}
`;

/** What TypeScript says of a program beside the sources. */
function problems(text: string, strict: boolean): string[] {
  const name = fileURLToPath(new URL("a-program.ts", import.meta.url));
  const options: ts.CompilerOptions = {
    ...{
      strict,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
    },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: ["node"] },
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const source = host.getSourceFile;
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : source(file, ...rest);
  const { fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  const made = ts.createProgram([name], options, host);
  const found = ts.getPreEmitDiagnostics(made, made.getSourceFile(name));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const destructured = `
const { ok, receipt, error } = result;
const shown: string = ok ? receipt.uuid : error.message;
const failed = read.ok ? undefined : read.error;
export const all: [string, unknown, number] = [shown, failed, read.ok ? 0 : read.error.message.length];
if (!result.ok) { const sent: "none" | "part" | "all" = result.error.sent; console.log(sent, result.error.charged); }
else console.log(result.receipt.warnings.length);
export const hip: number | undefined = job.ok ? job.score.kick_right_hip_x?.impact : undefined;
export const kept: string | undefined = job.ok ? job.receipt.uuid : job.error.receipt?.uuid;
export const knee: number | undefined = wait.ok ? wait.result.stepping_knee_x?.impact : wait.error.result?.stepping_knee_x?.impact;
const onlyRead: "getSoccerResult" | "getSoccerScore" | "waitForSoccer" = "" as keyof RemoReader;
console.log(onlyRead);
`;

test.each([true, false])("with strict %s, a result narrows by `ok` and can be destructured", (strict) => {
  expect(problems(program(destructured), strict)).toEqual([]);
});

test("a switch over all reasons is exhaustive, and one that lacks some is not", () => {
  const over = (cases: string) => `export function f(reason: RemoErrorReason): number {
    switch (reason) { ${cases} default: { const none: never = reason; return none; } }
  }`;
  const found = problems(program(over('case "in-analysis": return 1;')), true);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("is not assignable to type 'never'");
});
