#!/usr/bin/env node
import { type Asked, main, type Preflags, stopSignal, UsageError } from "@remo-kit/common/cli";
import { openBar } from "./cli/bar.ts";
import { exitCodeOf, viewOf } from "./cli/failure.ts";
import { program } from "./cli/flags.ts";
import { readKeys, refuseKeysInFlags } from "./cli/keys.ts";
import { runManifest } from "./cli/manifest/run-manifest.ts";
import { errorJson, errorLines, receiptJson, receiptLines } from "./cli/show.ts";
import { textsOf } from "./cli/texts/texts.ts";
import { videoOf } from "./cli/video.ts";
import { type AnalysisReceipt, createRemoClient, type RemoClientOptions } from "./index.ts";

const { env, stdout, stderr } = process;

async function run({ argument: file, values, lang }: Asked<typeof program>): Promise<number> {
  const texts = textsOf(lang);
  const {
    height,
    uuid,
    manifest,
    keysFile,
    envFile,
    baseUrl,
    allowInsecureHttp,
    timeout: total,
    json,
  } = values;
  if (manifest !== undefined && (file || uuid))
    throw new UsageError(texts.manifest.alone, texts.advice.seeHelp);
  const keys = await readKeys(env, keysFile ?? envFile, texts);
  const options = { ...keys, baseUrl, allowInsecureHttp, timeout: { total } };
  if (manifest !== undefined) {
    const write = (line: string) => void stdout.write(`${line}\n`);
    const { concurrency = 2 } = values;
    return runManifest({ path: manifest, height, concurrency, json: json === true, write }, options, texts);
  }
  const receipt = await analyze(file, { height, uuid }, options, lang);
  const shown = json ? receiptJson(receipt) : receiptLines(receipt, file, texts);
  stdout.write(`${shown}\n`, (error) => error && stderr.write(`${shown}\n`)); // It was paid for: it is not lost with stdout.
  return 0;
}

async function analyze(
  file: string,
  input: { readonly height: string; readonly uuid: string | undefined },
  options: RemoClientOptions,
  lang: Preflags["lang"],
): Promise<AnalysisReceipt> {
  const signal = stopSignal();
  // The uuid is printed first, but the process ends in any case.
  signal.addEventListener("abort", () =>
    setTimeout(() => process.exit(exitCodeOf(signal.reason)), 2000).unref(),
  );
  const bar = openBar(stderr, env, textsOf(lang));
  const remo = createRemoClient({ ...options, onProgress: bar.progress, logger: bar.log });
  const video = await videoOf(file, signal);
  try {
    return await remo.analyzeSoccer({ video, ...input, signal });
  } finally {
    bar.close();
    await video.remove?.();
  }
}

function fail(error: unknown, { lang, isOn }: Preflags): number {
  const view = viewOf(error, textsOf(lang));
  if (isOn("json")) stdout.write(`${errorJson(view)}\n`);
  else stderr.write(`${errorLines(view, textsOf(lang))}\n`);
  return exitCodeOf(error);
}

await main(program, { before: (args, { lang }) => refuseKeysInFlags(args, textsOf(lang)), run, fail });
