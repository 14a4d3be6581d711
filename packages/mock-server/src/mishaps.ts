import { type FaultCall, faults } from "./faults.ts";
import { gatewayReply, type Reply } from "./reply.ts";

/** The value of a fault, or its default. */
const valueOfFault = ({ fault, value }: FaultCall): string => {
  const { value: taken } = faults[fault] as { readonly value?: { readonly default: string } };
  return value ?? taken?.default ?? "";
};

/** How many bytes of a body may arrive before the fault shows; -1 if it waits for none, Infinity if for all. */
export function uploadLimit(call: FaultCall | undefined): number {
  if (call?.fault === "redirect-308") return -1;
  if (call?.fault !== "reset-upload" && call?.fault !== "early-413") return Number.POSITIVE_INFINITY;
  return Number(valueOfFault(call)) - 1; // It shows when the byte has arrived that is one more.
}

/** How long the answer is held back: from, to, in ms. */
export function latencyOf(call: FaultCall | undefined): readonly [least: number, most: number] {
  if (call?.fault !== "latency") return [0, 0];
  const [least, most = least] = valueOfFault(call).split("-").map(Number) as [number, number?];
  return [least, most];
}

/** What becomes of `reply` under a fault. `secure` is the address of the request on https. */
export function mishapOf(call: FaultCall, reply: Reply, secure: string): Reply {
  switch (call.fault) {
    case "latency":
      return reply;
    case "dribble":
      return { ...reply, mishap: { pace: Number(valueOfFault(call)) } };
    case "reset-upload":
    case "reset-answer":
      return { ...reply, mishap: "reset" };
    case "hang":
      return { ...reply, mishap: "hang" };
    case "truncated-json":
      return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
    case "wrong-length":
      return { ...reply, mishap: "cut" };
    case "empty-body":
      return { ...reply, body: "" };
    case "early-413":
      return gatewayReply(413, reply.headers);
    case "html-502":
      return gatewayReply(502, reply.headers);
    case "html-504":
      return gatewayReply(504, reply.headers);
    case "redirect-308":
      return gatewayReply(308, [...reply.headers, "location", secure]);
  }
}
