import { heeding } from "../aborted.ts";
import { isRemoError, RemoInputError } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import type { CallRecord } from "../store/call-store.ts";
import * as texts from "../texts.ts";
import { quietly } from "../upload/reading.ts";
import type { Call } from "./attempt.ts";
import { abortError } from "./load.ts";

/** Makes a call that hands something in with a record of it before and after. @throws RemoInputError it was sent before */
export async function recorded<Result>(
  { store, logger }: ResolvedOptions,
  call: Call<Result>,
  send: () => Promise<Result>,
): Promise<Result> {
  if (!store) return send();
  const { uuid, operation } = call;
  const { id } = operation;
  const begun: CallRecord = { uuid, operation: id, state: "begun", begunAt: now() };
  const earlier = await begin(store, begun, call);
  if (earlier) throw Object.assign(new RemoInputError(texts.sentBefore), { earlier });
  /** The call has ended: a store that fails or stalls now must not take its receipt, nor what is known of its failure. */
  const end = async (ended: Pick<CallRecord, "state" | "receipt" | "error">) => {
    try {
      const ending = (async () => store.end({ ...begun, ...ended, endedAt: now() }))();
      await heeding(AbortSignal.timeout(patience), ending);
    } catch (error) {
      quietly(() => logger({ event: "unrecorded", operation: id, uuid, attempt: 1, error: String(error) }));
    }
  };
  try {
    const receipt = await send();
    await end({ state: "accepted", receipt: JSON.parse(JSON.stringify(receipt)) });
    return receipt;
  } catch (error) {
    if (isRemoError(error)) await end({ state: "failed", error: JSON.parse(JSON.stringify(error)) });
    throw error;
  }
}

/** A store that stalls does not hold a call that is aborted. What it records after that was not sent, and is recorded so. */
async function begin(
  store: NonNullable<ResolvedOptions["store"]>,
  record: CallRecord,
  call: Pick<Call<unknown>, "operation" | "uuid" | "url" | "signal">,
) {
  const beginning = (async () => store.begin(record))();
  try {
    return await heeding(call.signal, beginning);
  } catch (cause) {
    if (!call.signal?.aborted) throw new RemoInputError(texts.noRecord, { cause });
    const aborted = abortError(call, "none", call.signal);
    const error = JSON.parse(JSON.stringify(aborted));
    quietly(
      async () => (await beginning) ?? store.end({ ...record, state: "failed", error, endedAt: now() }),
    );
    throw aborted;
  }
}

const now = (): string => new Date().toISOString();

const patience = 10_000; // ms
