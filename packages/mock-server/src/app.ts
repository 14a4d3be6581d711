import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { assetPaths, serveAssets } from "./assets.ts";
import { BrokenOffError } from "./body.ts";
import { callOfMessage, callOfRequest, type Env } from "./call.ts";
import type { ControlGuard } from "./control/guard.ts";
import { serveControl } from "./control/routes.ts";
import type { MockCore } from "./core.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
import { problem } from "./problem.ts";
import { problemReply, type Reply } from "./reply.ts";
import { respond } from "./respond.ts";
import { send } from "./send.ts";
import { serve } from "./serve.ts";
import { defaultTenant, tenantHeader } from "./tenant.ts";

const exposeHeaders = [
  "preference-applied",
  "x-remo-mock-scenario",
  "x-remo-mock-reason",
  "x-remo-mock-fault",
  "x-remo-mock-seed",
];
/** What the answer of an operation tells a browser; a preflight is answered by Hono's own middleware. */
const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": exposeHeaders.join(", "),
};

/** Everything that the mock answers. It knows no port. */
export function createApp(core: MockCore, guard: ControlGuard): Hono<Env> {
  const app = new Hono<Env>();
  // Before the middleware: an answer of an operation is written to the socket as it is.
  for (const operation of operations) serveOperation(app, operation, core);
  if (core.options.cors) app.use(cors({ origin: "*", exposeHeaders }));
  app.use(tellProblems(core));
  for (const { path } of operations) refuseOtherMethods(app, path);
  serveAssets(app);
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/metrics", (c) =>
    c.body(core.metrics.text(), 200, { "content-type": "text/plain; version=0.0.4" }),
  );
  serveControl(app, core, guard);
  const paths = [...operations.map(({ path }) => path), ...assetPaths, "/metrics", "/__mock"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

function serveOperation(app: Hono<Env>, operation: Operation, core: MockCore): void {
  const allowed = core.options.cors ? corsHeaders : {};
  app.post(operation.path, async (c) => {
    const call = c.env.incoming ? callOfMessage(c.env) : callOfRequest(c.env.request ?? c.req.raw);
    const tenant = call.header(tenantHeader) ?? defaultTenant;
    try {
      const refusal = await core.tenantRefusal(tenant);
      const reply = refusal
        ? problemReply(refusal.status, refusal.detail)
        : await serve(core, operation, { ...call, tenant });
      return await deliver(c, { ...reply, headers: { ...reply.headers, ...allowed } });
    } catch (error) {
      if (!(error instanceof BrokenOffError)) throw error;
      c.env.failure = error.cause;
      return RESPONSE_ALREADY_SENT; // Nobody is there to read an answer.
    }
  });
}

/** Over the socket if there is one; else as the Response of a `fetch` in this process, which may reject instead. */
async function deliver({ env, req }: Context<Env>, reply: Reply): Promise<Response> {
  if (env.incoming && env.outgoing) {
    await send(env.incoming, env.outgoing, reply);
    return RESPONSE_ALREADY_SENT;
  }
  try {
    return await respond(reply, (env.request ?? req.raw).signal);
  } catch (failure) {
    env.failure = failure;
    return RESPONSE_ALREADY_SENT;
  }
}

function refuseOtherMethods(app: Hono<Env>, path: string): void {
  app.all(path, (c) => {
    c.header("allow", "POST");
    return problem(c, 405, `${c.req.method} is not an operation of ${path}; send a POST.`);
  });
}

/** What the mock refuses by itself is in the journal too; what the control API answers is not. */
const tellProblems =
  ({ options, tell }: MockCore) =>
  async (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    const began = performance.now();
    await next();
    const reason = c.get("problem");
    if (!reason || c.req.path.startsWith("/__mock")) return;
    const ms = Math.round(performance.now() - began);
    tell({
      tenant: defaultTenant,
      time: new Date(options.time.now()).toISOString(),
      method: c.req.method,
      path: c.req.path.slice(0, 200),
      status: c.res.status,
      scenario: "none",
      reason,
      by: "state",
      fault: undefined,
      uuid: undefined,
      account: undefined,
      charged: 0,
      credits: undefined,
      bytes: 0,
      video: undefined,
      receivedMs: ms,
      totalMs: ms,
    });
  };
