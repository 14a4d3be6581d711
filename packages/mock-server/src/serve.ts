import { corsHeaders, mockHeaders } from "./answer-headers.ts";
import { BrokenOffError } from "./body.ts";
import type { Call } from "./call.ts";
import type { MockCore } from "./core.ts";
import { accountIn, type Decision, price, refuse, render } from "./decision.ts";
import { choose, type Exchange, holdBack, isOpen, type Outcome, ownEntry, tell } from "./exchange.ts";
import type { FaultCall } from "./faults.ts";
import type { Intake } from "./intake/intake.ts";
import { mishapOf, uploadLimit } from "./mishaps.ts";
import type { NextAnswer } from "./next.ts";
import { text } from "./operations/checks.ts";
import type { Operation } from "./operations/operation.ts";
import { parsePrefer } from "./prefer.ts";
import { headProblem, type Received, receive } from "./receive.ts";
import { gatewayReply, problemReply, type Reply } from "./reply.ts";
import { type RefusalName, type Scenario, type SuccessName, scenarioOfUuid, scenarios } from "./scenarios.ts";
import { defaultTenant } from "./tenant.ts";
import { isUploadFault, preferences, wishOfNext, wishOfPreferences, wishOfScenario } from "./wish.ts";

/**
 * Answers a request to an operation: what does the caller ask for, what arrives, what does the API decide, how does
 * the profile write it, and what happens to it on its way.
 *
 * @throws BrokenOffError the sender broke off; the journal has it.
 */
export async function serve(core: MockCore, operation: Operation, call: Call): Promise<Reply> {
  const refusal = core.tenants.knows(call.tenant) ? undefined : await core.tenants.refusal(call.tenant);
  if (refusal) {
    core.tell(ownEntry(core, { ...call, tenant: defaultTenant }, refusal.status, refusal.detail));
    return problemReply(refusal.status, refusal.detail, corsHeaders(core, call));
  }
  const exchange: Exchange = {
    core,
    operation,
    call,
    settings: await core.store.settings(call.tenant),
    wall: core.options.time.now(),
    began: performance.now(),
    arrived: 0,
    bytes: 0,
    preferences: [],
    wish: {},
    by: "state",
    because: "",
  };
  try {
    const wrong = readPreferences(exchange);
    if (wrong) return refuseCall(exchange, wrong);
    const drawn = drawFault(exchange);
    const { queued } = exchange.settings;
    const isFree = isOpen(exchange) && (queued > 0 || drawn !== undefined);
    if (isFree) await meetBeforeBody(exchange, drawn);
    const received = await readBody(exchange);
    if ("gateway" in received) return await answerGateway(exchange, received.gateway);
    const { fields, problem } = received.intake;
    const named = problem ? undefined : scenarioOfUuid(text(fields.uuid));
    if (isOpen(exchange) && (named || queued > 0 || drawn))
      await chooseByBody(exchange, fields, named, drawn);
    return await answer(exchange, received.intake);
  } catch (error) {
    if (!(error instanceof BrokenOffError)) throw error;
    tell(exchange, { scenario: "none", reason: `the caller broke off after ${exchange.bytes} bytes` });
    throw error;
  }
}

/** What is wrong with the preferences of the head; undefined if nothing is, and then they are wished for. */
function readPreferences(exchange: Exchange): string | undefined {
  const header = exchange.call.header("prefer");
  if (header === undefined) return undefined;
  const given = [...parsePrefer(header)];
  try {
    const wish = wishOfPreferences(new Map(given));
    exchange.preferences = given.filter(([name]) => Object.hasOwn(preferences, name));
    const because = exchange.preferences.map(([name, value]) => `${name}=${value}`).join(", ");
    choose(exchange, wish, "prefer", `Prefer: ${because}`);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return undefined;
}

/** A request that the mock does not take: it costs nothing, and its body is read to its end by whoever sends the answer. */
function refuseCall(exchange: Exchange, detail: string): Reply {
  tell(exchange, { status: 400, scenario: "none", reason: detail });
  return problemReply(400, detail, corsHeaders(exchange.core, exchange.call));
}

/** The fault that this request draws. Each rule draws, whatever the others do: so a seed repeats. */
function drawFault({ core, call, settings }: Exchange): FaultCall | undefined {
  if (settings.faults.length === 0) return undefined;
  return settings.faults.filter(({ probability }) => core.draws.chance(call.tenant) < probability)[0];
}

/** A fault that shows while the body arrives cannot wait for what the body asks for. */
async function meetBeforeBody(exchange: Exchange, drawn: FaultCall | undefined): Promise<void> {
  let [isFirst, isTaken] = [true, false];
  const next = await exchange.core.store.takeNext(exchange.call.tenant, (one) => {
    const isForAnybody = !one.uuid && !one.email;
    const wanted = isFirst && isForAnybody && showsEarly(wishOfNext(one).fault);
    [isFirst, isTaken] = [false, isTaken || isForAnybody];
    return wanted;
  });
  if (next) chooseNext(exchange, next);
  // Whatever is queued for anybody comes before chance, also if it can wait for the body.
  else if (showsEarly(drawn) && !isTaken) chooseDrawn(exchange, drawn);
}

const showsEarly = (fault: FaultCall | undefined): fault is FaultCall =>
  uploadLimit(fault) !== Number.POSITIVE_INFINITY;

const chooseNext = (exchange: Exchange, next: NextAnswer) =>
  choose(exchange, wishOfNext(next), "next", `${next.scenario} was queued as the next answer`);

const chooseDrawn = (exchange: Exchange, fault: FaultCall) =>
  choose(exchange, { fault }, "fault", `${fault.fault} is a fault that some requests meet`);

/** What an upload fault takes the place of. */
const nothing: Reply = { status: 0, type: "", headers: [], body: "" };

type GatewayAnswer = "fault" | "too-large";

/** Reads the body, unless something on the way answers before its end. */
async function readBody(exchange: Exchange): Promise<Received | { readonly gateway: GatewayAnswer }> {
  const { call, core, operation, wish } = exchange;
  const { maxBody } = core.options;
  const limit = uploadLimit(wish.fault);
  if (limit < 0) return { gateway: "fault" };
  const announced = call.body.length ?? 0;
  if (announced > maxBody && maxBody < limit) return { gateway: "too-large" };
  const received = await receive(call.body, operation, Math.min(limit, maxBody), exchange);
  exchange.arrived = performance.now();
  if (!received.stopped) return received;
  return { gateway: limit <= maxBody ? "fault" : "too-large" };
}

/** An answer that does not come from the API; nothing is charged. */
async function answerGateway(exchange: Exchange, kind: GatewayAnswer, intake?: Intake): Promise<Reply> {
  if (kind === "too-large") {
    const reason = `the body is larger than ${exchange.core.options.maxBody} bytes (maxBody)`;
    tell(exchange, { status: 413, scenario: "none", reason });
    return gatewayReply(413, mockHeaders(exchange, "none", reason));
  }
  const { fault } = exchange.wish as { readonly fault: FaultCall };
  await holdBack(exchange);
  return mishap(exchange, fault, nothing, { reason: exchange.because, intake });
}

/** What the body asks for by its uuid, else the queue, else chance. */
async function chooseByBody(
  exchange: Exchange,
  { uuid, Email }: Intake["fields"],
  named: Scenario | undefined,
  drawn: FaultCall | undefined,
): Promise<void> {
  if (named) {
    return choose(exchange, wishOfScenario(named), "uuid", `the uuid ends in ${named.uuidSuffix}`);
  }
  const next = exchange.settings.queued > 0 ? await takeNext(exchange, text(uuid), text(Email)) : undefined;
  if (next) chooseNext(exchange, next);
  else if (drawn) chooseDrawn(exchange, drawn);
}

/** The first queued answer that is for anybody, or for this uuid and this e-mail address. */
const takeNext = ({ core, call }: Exchange, uuid: string, email: string): Promise<NextAnswer | undefined> =>
  core.store.takeNext(
    call.tenant,
    (one) =>
      (one.uuid === undefined || one.uuid.toLowerCase() === uuid.toLowerCase()) &&
      (one.email === undefined || one.email === email),
  );

async function answer(exchange: Exchange, intake: Intake): Promise<Reply> {
  const { settings, operation, wish, because } = exchange;
  const { fault } = wish;
  if (fault && isUploadFault(fault)) return answerGateway(exchange, "fault", intake);
  const decision = wish.answer ? await force(exchange, intake, wish.answer) : await decide(exchange, intake);
  const { status, body } = render(decision, settings.profile, operation.slug);
  const plain: Reply = { status, type: "application/json", headers: [], body: JSON.stringify(body) };
  if (wish.delay !== undefined || fault) await holdBack(exchange);
  if (fault) {
    const reason = wish.answer ? decision.reason : `${because}; ${decision.reason}`;
    return mishap(exchange, fault, plain, { reason, decision, intake });
  }
  const { scenario, reason } = decision;
  tell(exchange, { status, scenario, reason, decision, intake });
  return { ...plain, headers: mockHeaders(exchange, scenario, reason) };
}

/** Lets the fault act on a reply, and tells of what goes out. */
function mishap(
  exchange: Exchange,
  fault: FaultCall,
  plain: Reply,
  told: Omit<Outcome, "status" | "scenario">,
): Reply {
  const headers = mockHeaders(exchange, fault.fault, told.reason);
  const reply = mishapOf(fault, { ...plain, headers }, exchange.call.secureAddress());
  const isSilent = reply.mishap === "reset" || reply.mishap === "hang";
  tell(exchange, { ...told, status: isSilent ? undefined : reply.status, scenario: fault.fault });
  return reply;
}

/** What the API decides. */
function decide(exchange: Exchange, intake: Intake): Promise<Decision> {
  const { core, call, operation, settings, wish, wall } = exchange;
  const problem = intake.bytes > 0 ? headProblem(call.header) : undefined;
  return operation.decide(problem ? { ...intake, problem } : intake, {
    tenant: call.tenant,
    store: core.store,
    profile: settings.profile,
    strictVideo: core.options.strictVideo,
    concurrency: core.options.concurrency,
    analysisMs: () => core.draws.analysisMs(call.tenant),
    waitTime: wish.waitTime,
    wall,
  });
}

/** The answer that was asked for: it checks nothing and changes nothing. */
async function force(
  { core, call, operation, wish, because }: Exchange,
  { fields }: Intake,
  answer: SuccessName | RefusalName,
): Promise<Decision> {
  const account = await core.store.account(call.tenant, text(fields.Email));
  const { text: meaning, category } = scenarios.get(answer) as Scenario;
  const reason = `${because} (${meaning.en})`;
  const decision = refuse(answer as RefusalName, reason, accountIn(answer, account));
  if (category !== "success") return decision;
  const body = operation.success(answer as SuccessName, fields, wish.waitTime);
  return { ...decision, success: { body, cost: price } };
}
