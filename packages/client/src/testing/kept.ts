// What is left of a deviating answer, as plain data: so that a page can give it to the test that drives it.

import type { AnalysisReceipt } from "../answer/receipt.ts";
import type { SafeRead, SafeResult } from "../callable.ts";
import type { RemoProtocolError } from "../errors.ts";
import type { SoccerScore } from "../operations/analysis-soccer-score.ts";
import type { Kept } from "./deviations.ts";

/** What depends on how the bytes came: a transport reads no further than to the end of the object. */
const ofTheWire = ["More follows its JSON object", "It was broken off after its JSON object"];

/** The same of a read. */
export function keptOfRead(settled: SafeRead<SoccerScore>) {
  if (!settled.ok) return { error: settled.error.name };
  const { raw: _, uuid: __, warnings, ...score } = settled.result;
  return { score, warnings: warnings.filter((warning) => !ofTheWire.includes(warning)) };
}

export function keptOf(result: SafeResult<AnalysisReceipt>): Kept & { readonly body?: string | undefined } {
  if (result.ok) {
    const { raw: _, readyAt: __, warnings, ...receipt } = result.receipt;
    return { receipt, warnings: warnings.filter((warning) => !ofTheWire.includes(warning)) };
  }
  const { name, answer, serverUuid, credit, waitTime } = result.error as RemoProtocolError;
  return { error: name, read: { serverUuid, credit, waitTime }, body: answer?.body };
}
