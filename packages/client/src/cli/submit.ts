import { UsageError } from "@remo-kit/common/cli";
import { type AnalysisReceipt, createRemoClient, type RemoClientOptions } from "../index.ts";
import { openBar } from "./bar.ts";
import { keyOf, method, ownFlags } from "./command.ts";
import { readKeys } from "./keys.ts";
import { runManifest } from "./manifest/run-manifest.ts";
import { waitFor } from "./read.ts";
import { checkOut, outcomeLines, report } from "./report/report.ts";
import { goOnWith, type Session, stopSoon } from "./session.ts";
import { jsonOf, receiptLines, receiptShown } from "./show.ts";
import { videoOf } from "./video.ts";

/** Hands a video in; gives the receipt, or with --wait what comes of it. */
export async function submit(session: Session): Promise<number> {
  const { asked, texts, operation } = session;
  const { manifest, concurrency = 2, uuid, wait, out, json, keysFile, envFile } = asked.values;
  if (manifest !== undefined && (asked.argument || uuid))
    throw new UsageError(texts.manifest.alone, texts.advice.seeHelp);
  if (manifest !== undefined && (wait || out))
    throw new UsageError(texts.manifest.receiptsOnly, texts.advice.seeHelp);
  const keys = await readKeys(process.env, keysFile ?? envFile, texts);
  const options = { ...keys, ...session.options };
  const fields = fieldsOf(session);
  if (manifest === undefined) return submitOne(fields, options, session);
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  const list = { id: operation.id, path: manifest, height: fields.height, concurrency };
  return runManifest({ ...list, json: json === true, write }, options, texts);
}

type Fields = { readonly [name: string]: string | undefined };

const fieldsOf = ({ operation, asked: { values } }: Session): Fields =>
  Object.fromEntries(ownFlags(operation).map(({ flag }) => [keyOf(flag), Reflect.get(values, keyOf(flag))]));

async function submitOne(fields: Fields, options: RemoClientOptions, session: Session): Promise<number> {
  const { asked, texts, operation } = session;
  await checkOut(session);
  const signal = stopSoon();
  const bar = openBar(process.stderr, process.env, texts);
  const remo = createRemoClient({ ...options, onProgress: bar.progress, logger: bar.log });
  const video = await videoOf(asked.argument, signal);
  const input = { video, uuid: asked.values.uuid, ...fields, signal };
  const receipt = await method<AnalysisReceipt>(
    remo,
    operation.id,
  )(input).finally(async () => {
    bar.close();
    await video.remove?.();
  });
  const lines = receiptLines(receipt, asked.argument, texts);
  if (!asked.values.wait) return report({ receipt: receiptShown(receipt) }, lines, session);
  // It was paid for: whatever becomes of the wait, the uuid is there.
  process.stderr.write(`${asked.values.json ? jsonOf({ receipt: receiptShown(receipt) }) : lines}\n`);
  const { uuid, readyAt } = receipt;
  session.known = { receipt: receiptShown(receipt), again: goOnWith(uuid, session) };
  const outcome = await waitFor(remo, { uuid, readyAt, signal }, session);
  return report({ receipt: receiptShown(receipt), ...outcome }, outcomeLines(outcome, session), session);
}
