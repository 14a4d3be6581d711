import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { exposedHeaders } from "./answer-headers.ts";
import { assetPaths, serveAssets } from "./assets.ts";
import { BrokenOffError } from "./body.ts";
import { callOfRequest } from "./call.ts";
import type { ControlGuard } from "./control/guard.ts";
import { serveControl } from "./control/routes.ts";
import type { MockCore } from "./core.ts";
import { serveDashboard } from "./dashboard/routes.ts";
import { ownEntry } from "./exchange.ts";
import { metricsType } from "./metrics.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
import { problem } from "./problem.ts";
import { respond } from "./respond.ts";
import { serve } from "./serve.ts";
import { defaultTenant, tenantHeader } from "./tenant.ts";

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
  app.get("/metrics", async (c) => {
    const value = (await core.store.tenants()).length;
    const tenants = { name: "remo_mock_tenants", help: "Tenants that were seen.", value };
    return c.body(core.metrics.text([tenants]), 200, { "content-type": metricsType });
  });
  serveDashboard(app, core, guard);
  serveControl(app, core, guard);
  const paths = [...operations.map(({ path }) => path), ...assetPaths, "/metrics", "/__mock"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

/** A `fetch` may reject where a socket breaks: what it rejects with is handed over in the environment. */
function serveOperation(app: Hono<Env>, operation: Operation, core: MockCore): void {
  app.post(operation.path, async (c) => {
    const { request } = c.env;
    // Over a socket only a path that is spelled in another way comes here, where a fault could not be played.
    if (!request) return problem(c, 404, `The mock has no such path; send it to ${operation.path}.`);
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

/** What the mock refuses by itself is in the journal too; not what the control API answers, or the docs. */
const tellProblems =
  (core: MockCore) =>
  async (c: Context<Env>, next: () => Promise<void>): Promise<void> => {
    await next();
    const reason = c.get("problem");
    if (!reason || /^\/(__mock|docs(\/|$))/.test(c.req.path)) return;
    const named = c.req.header(tenantHeader) ?? defaultTenant;
    const tenant = core.tenants.knows(named) ? named : defaultTenant;
    core.tell(ownEntry(core, { tenant, method: c.req.method, path: c.req.path }, c.res.status, reason));
  };
