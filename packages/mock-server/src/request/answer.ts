import type { MockCore } from "../core.ts";
import type { Fault, FaultEffect } from "../fault-effect.ts";
import { type Decision, render } from "../operations/decision.ts";
import { defaultTenant } from "../tenant.ts";
import type { Call } from "../wire/call.ts";
import { gatewayReply, problemReply, type Reply } from "../wire/reply.ts";
import { corsHeaders, mockHeaders } from "./answer-headers.ts";
import type { Exchange } from "./exchange.ts";
import { noOverride, type Override, uploadLimit } from "./override.ts";
import type { Received } from "./receive.ts";
import { record, recordOwn } from "./record.ts";

/** A tenant that there cannot be. */
export async function refuseTenant(core: MockCore, call: Call): Promise<Reply | undefined> {
  const refusal = await core.tenants.refusal(call.tenant);
  if (!refusal) return undefined;
  recordOwn(core, { ...call, tenant: defaultTenant }, refusal.status, refusal.detail);
  return problemReply(refusal.status, refusal.detail, corsHeaders(core, call));
}

/** A request that the mock does not take: it costs nothing, and its body is read to its end where the answer is sent. */
export function refuseRequest(exchange: Exchange, reason: string): Reply {
  record(exchange, noOverride, { bytes: 0 }, { status: 400, scenario: "none", reason });
  return problemReply(400, reason, corsHeaders(exchange.core, exchange.call));
}

/** What answers before the end of a body: a fault, or what takes no more of it. */
export function answerOfGateway(
  exchange: Exchange,
  override: Override,
  received: Received,
): Promise<Reply> | Reply {
  const { maxBody } = exchange.core.options;
  if (uploadLimit(override) <= maxBody) return answerFaulty(exchange, override, received);
  const reason = `the body is larger than ${maxBody} bytes (maxBody)`;
  record(exchange, override, received, { status: 413, scenario: "none", reason });
  return gatewayReply(413, mockHeaders(exchange, override, "none", reason));
}

/** Writes what was decided, and lets the fault act on it. */
export async function answer(
  exchange: Exchange,
  override: Override,
  received: Received,
  decision: Decision,
): Promise<Reply> {
  const { status, body } = render(decision, exchange.handler.operation, exchange.readings);
  const json = typeof body === "string" ? body : JSON.stringify(body);
  const reply: Reply = { status, type: "application/json", headers: [], body: json };
  if (override.fault) return answerFaulty(exchange, override, received, { reply, decision });
  if (override.delay !== undefined) await holdBack(exchange, override);
  const { scenario, reason } = decision;
  record(exchange, override, received, { status, scenario, reason, decision });
  return { ...reply, headers: mockHeaders(exchange, override, scenario, reason, decision) };
}

/** What an upload fault takes the place of. */
const nothing: Reply = { status: 0, type: "", headers: [], body: "" };

/** Lets the fault act on a reply, and records what goes out. */
export async function answerFaulty(
  exchange: Exchange,
  override: Override,
  received: Received,
  { reply, decision }: { readonly reply: Reply; readonly decision?: Decision } = { reply: nothing },
): Promise<Reply> {
  const { because } = override;
  const { fault: scenario, effect } = override.fault as Fault;
  await holdBack(exchange, override);
  const decided = override.answer || !decision ? decision?.reason : `${because}; ${decision.reason}`;
  const reason = decided ?? because;
  const headers = mockHeaders(exchange, override, scenario, reason, decision);
  const faulty = affected({ ...reply, headers }, effect, exchange.call.secureAddress);
  const isSilent = effect.kind === "reset" || effect.kind === "hang";
  const status = isSilent ? undefined : faulty.status;
  record(exchange, override, received, { status, scenario, reason, decision });
  return faulty;
}

/** What becomes of `reply` under a fault. `secure` is the address of the request on https. */
function affected(reply: Reply, effect: FaultEffect, secure: () => string): Reply {
  switch (effect.kind) {
    case "latency":
      return reply;
    case "half":
      return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
    case "empty":
      return { ...reply, body: "" };
    case "gateway": {
      const { status } = effect;
      return gatewayReply(status, status === 308 ? [...reply.headers, "location", secure()] : reply.headers);
    }
    default:
      return { ...reply, effect };
  }
}

/** Holds the answer back as long as was asked for, or until the caller is gone. */
async function holdBack({ core, call }: Exchange, { fault, delay = 0 }: Override): Promise<void> {
  const { least, most } = fault?.effect.kind === "latency" ? fault.effect : { least: 0, most: 0 };
  const ms = delay + (least < most ? core.random.between(call.tenant, least, most) : least);
  if (ms > 0) await core.options.time.sleep(ms, call.signal());
}
