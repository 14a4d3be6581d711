import { type components, type ErrorCodeEntry, errorCodes } from "@remo-kit/openapi";
import type { Decision } from "./decide.ts";
import { price } from "./state.ts";

type Receipt = components["schemas"]["AnalysisSoccerReceipt"];
type Refusal = components["schemas"]["Refusal"];

const byName = new Map<string, ErrorCodeEntry>(Object.values(errorCodes).map((entry) => [entry.name, entry]));

/** A decision as it goes over the wire: fields and order of the page's examples (F15 to F17), HTTP status = code (A05). */
export function toWire(decision: Decision): { status: number; body: Receipt | Refusal } {
  if ("balance" in decision) {
    const { code, message } = byName.get(decision.scenario) as ErrorCodeEntry;
    return {
      status: code,
      body: { state: false, credit: decision.balance, message: message.text, status: code },
    };
  }
  return {
    status: 200,
    body: {
      state: 1,
      wait_time: decision.waitTime,
      file_exist: decision.scenario === "file-exists",
      uuid: decision.uuid,
      message: "success",
      credit: price,
    },
  };
}
