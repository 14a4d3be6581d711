#!/usr/bin/env node
import { openBar } from "./cli/bar.ts";
import { exitCodeOf, viewOf } from "./cli/failure.ts";
import { readFlags, readPreflags } from "./cli/flags.ts";
import { listenForInterrupts } from "./cli/interrupt.ts";
import { type Keys, readKeys } from "./cli/keys.ts";
import { errorJson, errorLines, receiptJson, receiptLines } from "./cli/show.ts";
import { textsOf } from "./cli/texts/texts.ts";
import { type AnalysisReceipt, createRemoClient } from "./index.ts";
import { openVideo } from "./node.ts";

const { argv, env, stdout, stderr } = process;
const args = argv.slice(2);
const { lang, json } = readPreflags(args, env);
const texts = textsOf(lang);

async function main(): Promise<number> {
  const asked = readFlags(args, texts);
  if ("help" in asked) {
    (asked.exitCode === 0 ? stdout : stderr).write(asked.help);
    return asked.exitCode;
  }
  const { file, envFile, input, client } = asked;
  const keys = await readKeys(env, envFile, texts);
  const receipt = await analyze(file, input, { ...keys, ...client });
  const shown = json ? receiptJson(receipt, keys) : receiptLines(receipt, keys, file, texts);
  stdout.write(`${shown}\n`);
  return 0;
}

type Settings = Keys & { readonly baseUrl?: string | undefined };

async function analyze(
  file: string,
  input: { readonly height: string; readonly uuid?: string | undefined },
  settings: Settings,
): Promise<AnalysisReceipt> {
  const interrupt = listenForInterrupts();
  const bar = openBar(stderr, env, texts);
  try {
    const remo = createRemoClient({
      ...settings,
      docs: `http://127.0.0.1:4010/docs/${lang}`,
      onProgress: bar.progress,
      logger: bar.log,
    });
    const video = await openVideo(file);
    return await remo.analyzeSoccer({ video, ...input, signal: interrupt.signal });
  } finally {
    bar.close();
    interrupt.end();
  }
}

function fail(error: unknown): number {
  const view = viewOf(error, texts);
  if (json) stdout.write(`${errorJson(view)}\n`);
  else stderr.write(`${errorLines(view, texts)}\n`);
  return exitCodeOf(error);
}

// The reader of the output may have gone; that is no failure of the call.
for (const stream of [stdout, stderr]) stream.on("error", () => {});
process.exitCode = await main().catch(fail);
