import { isUuid } from "@remo-kit/common/uuid";
import type { AnalysisReceipt } from "../answer/receipt.ts";
import { check } from "../check.ts";
import { isRemoError, RemoInputError } from "../errors.ts";
import { inputRules } from "../option-rules.ts";
import { type ResolvedOptions, resolveCall } from "../options.ts";
import type { Run } from "../request/run.ts";
import * as texts from "../texts.ts";
import { quietly } from "../upload/reading.ts";
import type { AnyInput, FoundBy, Reads } from "./job-types.ts";
import { Wait } from "./wait.ts";

const time = (value: unknown) => new Date(value as Date).getTime();
const waitRules = {
  ...inputRules,
  readyAt: ["a Date, or what is one in JSON", (value: unknown) => Number.isFinite(time(value))],
} as const;

/** Asks from `readyAt` on until all was read. @throws RemoCallFailure */
export function waitForReads<AllReads extends Reads>(
  options: ResolvedOptions,
  reads: AllReads,
  { uuid, readyAt = Date.now(), signal, onProgress, ...call }: AnyInput,
): Promise<FoundBy<AllReads>> {
  const { operation } = Object.values(reads)[0] as Run<never, unknown>;
  try {
    check({ uuid, readyAt, signal, onProgress, ...call }, waitRules, RemoInputError);
    if (typeof uuid !== "string" || !isUuid(uuid))
      throw new RemoInputError(texts.option("uuid", waitRules.uuid[0], uuid));
  } catch (error) {
    throw Object.assign(error as RemoInputError, { operation: operation.id, uuid });
  }
  const waited = Wait.for({
    ...{ options, reads, uuid, readyAt: time(readyAt), signal, onProgress },
    // Most waits have the limits of their client.
    limits: Object.values(call).every((value) => value === undefined)
      ? options.call
      : resolveCall(call, options.call),
  }) as Promise<FoundBy<AllReads>>;
  if (!onProgress) return waited;
  return waited.then((found) => {
    quietly(() => onProgress({ phase: "done" }));
    return found;
  });
}

/** Hands in, and waits for what becomes of it. What fails after the receipt has it, and may have been paid for. */
export async function submitAndRead<AllReads extends Reads>(
  options: ResolvedOptions,
  submit: Run<never, AnalysisReceipt>,
  reads: AllReads,
  input: AnyInput,
) {
  const receipt = await accepted(options, submit, input);
  const { timeout, retry, poll, signal, onProgress } = input;
  const uuid = isUuid(receipt.uuid) ? receipt.uuid : receipt.sentUuid;
  try {
    const wait = { uuid, readyAt: receipt.readyAt, timeout, retry, poll, signal, onProgress };
    return { receipt, ...(await waitForReads(options, reads, wait)) };
  } catch (error) {
    if (isRemoError(error)) Object.assign(error, { receipt, sent: "all", charged: "unknown" });
    throw error;
  }
}

/** The receipt, be it of an earlier call that the store knows: what was accepted is not sent again, but waited for. */
async function accepted(
  options: ResolvedOptions,
  submit: Run<never, AnalysisReceipt>,
  input: AnyInput,
): Promise<AnalysisReceipt> {
  try {
    return await submit(options, input as never);
  } catch (error) {
    const { state, operation, receipt } = (isRemoError(error, "RemoInputError") && error.earlier) || {};
    if (state !== "accepted" || operation !== submit.operation.id || !receipt) throw error;
    const readyAt = time(receipt.readyAt);
    return {
      ...(receipt as unknown as AnalysisReceipt),
      readyAt: Number.isFinite(readyAt) ? new Date(readyAt) : new Date(),
    };
  }
}
