import type { MockCore } from "../core.ts";
import { isOfUpload } from "../fault-effect.ts";
import { hasBody } from "../operations/checks.ts";
import { accountIn, type Decision } from "../operations/decision.ts";
import type { Found } from "../operations/handler.ts";
import { type Fields, text } from "../operations/handler.ts";
import { scenarios } from "../scenarios.ts";
import { BrokenOffError } from "../wire/body.ts";
import type { Call } from "../wire/call.ts";
import type { Reply } from "../wire/reply.ts";
import { answer, answerFaulty, answerOfGateway, refuseRequest, refuseTenant } from "./answer.ts";
import { clockHeader } from "./answer-headers.ts";
import { overrideBeforeBody, overrideByBody, preferredOf, randomFault } from "./choose.ts";
import { begin, type Exchange } from "./exchange.ts";
import { type Override, uploadLimit } from "./override.ts";
import { headProblem, type Received, receive, unread } from "./receive.ts";
import { record } from "./record.ts";

/**
 * Answers a request to an operation: what is asked for instead of an answer, what arrives, what does the API decide, how
 * does the profile write it, and what happens to it on its way.
 *
 * @throws BrokenOffError the sender broke off; the journal has it.
 */
export async function serve(core: MockCore, route: Found, call: Call): Promise<Reply> {
  const stranger = core.tenants.knows(call.tenant) ? undefined : await refuseTenant(core, call);
  if (stranger) return stranger; // There is no clock of such a tenant.
  const { status, type, headers, body, effect } = await replyTo(await begin(core, route, call));
  return { status, type, headers: [...headers, ...(await clockHeader(core, call))], body, effect };
}

async function replyTo(exchange: Exchange): Promise<Reply> {
  const preferred = preferredOf(exchange);
  if (typeof preferred === "string") return refuseRequest(exchange, preferred);
  const random = randomFault(exchange);
  const early = await overrideBeforeBody(exchange, preferred, random);
  const received = await readBody(exchange, early);
  if (received.stopped) return answerOfGateway(exchange, early, received);
  const override = await overrideByBody(exchange, early, received.body.fields, random);
  if (override.fault && isOfUpload(override.fault)) return answerFaulty(exchange, override, received);
  const decision = await (override.answer ? force : decide)(exchange, override, received);
  return answer(exchange, override, received, decision);
}

/** Reads the body, unless something on the way answers before its end. */
async function readBody(exchange: Exchange, override: Override): Promise<Received> {
  const { call, core, handler, parameters } = exchange;
  const { maxBody } = core.options;
  const limit = uploadLimit(override);
  if (limit < 0 || ((call.body.length ?? 0) > maxBody && maxBody < limit)) return unread;
  try {
    const received = await receive(call.body, handler.operation, Math.min(limit, maxBody));
    if (handler.operation.parameters.length === 0) return received;
    return {
      ...received,
      body: { ...received.body, fields: withParameters(received.body.fields, parameters) },
    };
  } catch (error) {
    if (error instanceof BrokenOffError) {
      const reason = `the caller broke off after ${error.bytes} bytes`;
      record(exchange, override, error, { scenario: "none", reason });
    }
    throw error;
  }
}

const withParameters = (fields: Fields, parameters: { readonly [name: string]: string }): Fields => ({
  ...fields,
  ...Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, { type: "string", value } as const]),
  ),
});

/** What the API decides. */
function decide(exchange: Exchange, { waitTime, failure }: Override, { body }: Received): Promise<Decision> {
  const { core, call, handler, readings, wall } = exchange;
  const { seed, strictVideo, concurrency } = core.options;
  const problem = body.bytes > 0 && hasBody(handler.operation) ? headProblem(call.header) : undefined;
  let chosen: number | undefined;
  const analysisMs = () => {
    chosen ??= core.random.analysisMs(call.tenant);
    return chosen;
  };
  const { tenant } = call;
  const context = {
    tenant,
    state: core.state,
    readings,
    seed,
    strictVideo,
    concurrency,
    analysisMs,
    waitTime,
    failure,
    wall,
  };
  return handler.decide(problem ? { ...body, problem } : body, context);
}

/** The answer that was asked for: it checks nothing and changes nothing. */
async function force(
  { core, call, handler, readings }: Exchange,
  { answer = "", because, waitTime }: Override,
  { body: { fields } }: Received,
): Promise<Decision> {
  const { operation } = handler;
  const account = await core.state.account(call.tenant, text(fields[operation.user]));
  const scenario = scenarios.get(answer);
  const decision = {
    scenario: answer,
    reason: `${because} (${scenario?.text.en})`,
    account: accountIn(answer, account, operation),
    charged: 0,
  };
  if (scenario?.category !== "success") return decision;
  const body = handler.success(answer, fields, { seed: core.options.seed, readings, waitTime });
  return { ...decision, success: { body, cost: operation.price } };
}
