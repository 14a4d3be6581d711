import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { assetPaths, serveAssets } from "./assets.ts";
import { BrokenOffError } from "./body.ts";
import { callOfRequest } from "./call.ts";
import type { ControlGuard } from "./control/guard.ts";
import { serveControl } from "./control/routes.ts";
import type { MockCore } from "./core.ts";
import { exposedHeaders } from "./exchange.ts";
import { metricsType } from "./metrics.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
import { problem } from "./problem.ts";
import { respond } from "./respond.ts";
import { serve } from "./serve.ts";
import { defaultTenant } from "./tenant.ts";

type Env = {
  /** Of a `fetch` in this process: its request, and what it rejects with if there is no answer. */
  Bindings: { readonly request?: Request; failure?: unknown };
  Variables: { problem: string };
};

/** Everything that the mock answers, as a Request of this process; `socket.ts` answers operations over a socket. */
export function createApp(core: MockCore, guard: ControlGuard): Hono<Env> {
  const app = new Hono<Env>();
  for (const operation of operations) serveOperation(app, operation, core);
  if (core.options.cors) app.use(cors({ origin: "*", exposeHeaders: [...exposedHeaders] }));
  app.use(tellProblems(core));
  for (const { path } of operations) refuseOtherMethods(app, path);
  serveAssets(app);
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/metrics", (c) => c.body(core.metrics.text(), 200, { "content-type": metricsType }));
  serveControl(app, core, guard);
  const paths = [...operations.map(({ path }) => path), ...assetPaths, "/metrics", "/__mock"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

/** A `fetch` may reject where a socket breaks: what it rejects with is handed over in the environment. */
function serveOperation(app: Hono<Env>, operation: Operation, core: MockCore): void {
  app.post(operation.path, async (c) => {
    const request = c.env.request ?? c.req.raw;
    try {
      return await respond(await serve(core, operation, callOfRequest(request)), request.signal);
    } catch (error) {
      c.env.failure = error instanceof BrokenOffError ? error.cause : error;
      return c.body(null);
    }
  });
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
