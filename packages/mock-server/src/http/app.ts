import { shownPath } from "@remo-kit/openapi";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { ControlGuard } from "../control/guard.ts";
import { serveControl } from "../control/routes.ts";
import type { MockCore } from "../core.ts";
import { serveDashboard } from "../dashboard/routes.ts";
import { exposedHeaders } from "../request/answer-headers.ts";
import { recordOwn } from "../request/record.ts";
import { serve } from "../request/serve.ts";
import { defaultTenant, tenantHeader } from "../tenant.ts";
import { assetPaths, serveAssets } from "../wire/assets.ts";
import { BrokenOffError } from "../wire/body.ts";
import { callOfRequest } from "../wire/call.ts";
import { problem } from "../wire/problem.ts";
import { respond } from "./respond.ts";
import { apiPaths, foundOf, routeOf } from "./router.ts";

type Env = {
  /** Of a `fetch` in this process: its request, and what it rejects with if there is no answer. */
  Bindings: { readonly request?: Request; failure?: unknown };
  Variables: { problem: string };
};

type Next = () => Promise<void>;

/** Everything that the mock answers, as a Request of this process; `socket.ts` answers operations over a socket. */
export function createApp(core: MockCore, guard: ControlGuard): Hono<Env> {
  const app = new Hono<Env>();
  app.use(serveOperation(core));
  if (core.options.cors) allowOrigins(app);
  app.use(recordProblems(core));
  app.use(refuseOtherMethods);
  serveAssets(app);
  app.get("/", (c) => c.redirect("docs/"));
  app.get("/metrics", async (c) => {
    const value = (await core.state.tenants()).length;
    const tenants = { name: "remo_mock_tenants", help: "Tenants that were seen.", value };
    const { text, contentType } = await core.metrics.scrape([tenants]);
    return c.body(text, 200, { "content-type": contentType });
  });
  serveDashboard(app, core, guard);
  serveControl(app, core, guard);
  app.notFound(notFound);
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

/**
 * Any page may call the API with its credentials, as frontends do whose fetch sends them everywhere: it reads no cookie.
 * Not so the control API, which looks at where a request comes from (see its guard).
 */
function allowOrigins(app: Hono<Env>): void {
  const exposeHeaders = [...exposedHeaders];
  const control = cors({ origin: "*", exposeHeaders });
  const others = cors({ origin: (origin) => origin, credentials: true, exposeHeaders });
  app.use((c, next) => (/^\/__mock(\/|$)/.test(c.req.path) ? control : others)(c, next));
}

/** A `fetch` may reject where a socket breaks: what it rejects with is handed over in the environment. */
const serveOperation = (core: MockCore) => async (c: Context<Env>, next: Next) => {
  const { request } = c.env;
  if (!request) return next(); // Over a socket, operations were answered before.
  const call = callOfRequest(request);
  const found = foundOf(call.method, call.path);
  if (!found) return next();
  try {
    return await respond(await serve(core, found, call), request.signal);
  } catch (error) {
    c.env.failure = error instanceof BrokenOffError ? error.cause : error;
    return c.body(null);
  }
};

async function refuseOtherMethods(c: Context<Env>, next: Next) {
  const { method, path } = c.req;
  const route = routeOf(method, path);
  if (!route || !("allowed" in route)) return next();
  c.header("allow", route.allowed);
  return problem(c, 405, `${method} is not an operation of ${shownPath(path)}; send a ${route.allowed}.`);
}

function notFound(c: Context<Env>): Response {
  const { method, path } = c.req;
  const found = foundOf(method, path);
  // A path that is spelled in another way is matched as it was sent, as a fault over a socket needs it.
  if (found) return problem(c, 404, `The mock has no such path; send it to ${found.handler.operation.path}.`);
  const paths = [...apiPaths, ...assetPaths, "/metrics", "/__mock"].join(", ");
  return problem(c, 404, `The mock has no ${method} ${path}. It has ${paths}.`);
}

/** What the mock refuses by itself is in the journal too; not what the control API answers, or the docs. */
const recordProblems =
  (core: MockCore) =>
  async (c: Context<Env>, next: Next): Promise<void> => {
    await next();
    const reason = c.get("problem");
    if (!reason || /^\/(__mock|docs(\/|$))/.test(c.req.path)) return;
    const named = c.req.header(tenantHeader) ?? defaultTenant;
    const tenant = core.tenants.knows(named) ? named : defaultTenant;
    recordOwn(core, { tenant, method: c.req.method, path: c.req.path }, c.res.status, reason);
  };
