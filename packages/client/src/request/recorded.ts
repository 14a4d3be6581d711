import type { Operation } from "@remo-kit/openapi";
import { isRemoError, RemoInputError } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import type { CallRecord } from "../store/call-store.ts";
import * as texts from "../texts.ts";
import { quietly } from "../upload/reading.ts";

/** Makes a call that hands something in with a record of it before and after. @throws RemoInputError it was sent before */
export async function recorded<Result>(
  { store, logger }: ResolvedOptions,
  { id }: Pick<Operation, "id">,
  uuid: string,
  call: () => Promise<Result>,
): Promise<Result> {
  if (!store) return call();
  const begun: CallRecord = { uuid, operation: id, state: "begun", begunAt: now() };
  const earlier = await begin(store, begun);
  if (earlier) throw Object.assign(new RemoInputError(texts.sentBefore), { earlier });
  /** The call has ended: a store that fails now must not take its receipt, nor what is known of its failure. */
  const end = async (ended: Pick<CallRecord, "state" | "receipt" | "error">) => {
    try {
      await store.end({ ...begun, ...ended, endedAt: now() });
    } catch (error) {
      quietly(() => logger({ event: "unrecorded", operation: id, uuid, attempt: 1, error: String(error) }));
    }
  };
  try {
    const receipt = await call();
    await end({ state: "accepted", receipt: JSON.parse(JSON.stringify(receipt)) });
    return receipt;
  } catch (error) {
    if (isRemoError(error)) await end({ state: "failed", error: JSON.parse(JSON.stringify(error)) });
    throw error;
  }
}

async function begin(store: NonNullable<ResolvedOptions["store"]>, record: CallRecord) {
  try {
    return await store.begin(record);
  } catch (cause) {
    throw new RemoInputError(texts.noRecord, { cause });
  }
}

const now = (): string => new Date().toISOString();
