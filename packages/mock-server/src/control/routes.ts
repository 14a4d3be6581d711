import type { Context, Hono, MiddlewareHandler } from "hono";
import { defaultTenant, tenantHeader } from "../tenant.ts";
import { problem } from "../wire/problem.ts";
import type { ControlCall, ControlCore } from "./call.ts";
import type { ControlGuard, GuardedRequest } from "./guard.ts";
import { handlers } from "./handlers.ts";
import { ControlProblem, readInput } from "./input.ts";
import { operationTexts, table } from "./table/operations.ts";

type Row = (typeof table)[number];

/** Serves everything under /__mock; a further page there has to be mounted before. */
// biome-ignore lint/suspicious/noExplicitAny: it fits an app with any environment
export function serveControl(app: Hono<any>, core: ControlCore, guard: ControlGuard): void {
  app.use("/__mock/*", guarded(guard));
  for (const row of table) {
    app.on(row.method, row.path.replace(/\{(\w+)\}/g, ":$1"), (c) => answer(c, row, core));
  }
  app.get("/__mock", (c) => c.json(index));
  app.get("/__mock/openapi.json", async (c) => c.json((await import("./documents.ts")).documents.en));
  app.get("/__mock/openapi.ko.json", async (c) => c.json((await import("./documents.ts")).documents.ko));
  app.all("/__mock/*", unknown);
}

const documentPaths = ["/__mock", "/__mock/events", "/__mock/openapi.json", "/__mock/openapi.ko.json"];

const index = {
  title: "The control API of REMO Kit's mock",
  openapi: { en: "/__mock/openapi.json", ko: "/__mock/openapi.ko.json" },
  operations: table.map(({ id, method, path }) => ({
    ...{ id, method, path },
    summary: operationTexts.en[id].summary,
  })),
};

/** Refuses what the guard refuses; probes answer every request. */
export function guarded(guard: ControlGuard): MiddlewareHandler {
  const probes = new Set(table.filter(({ probe }) => probe).map(({ path }) => path));
  return async (c, next) => {
    c.header("cache-control", "no-store");
    if (probes.has(c.req.path)) return next();
    const refusal = guard.refusal(guardedRequest(c));
    if (!refusal) return next();
    if (refusal.status === 401) c.header("www-authenticate", 'Bearer realm="remo-mock"');
    return problem(c, refusal.status, refusal.detail);
  };
}

export const guardedRequest = (c: Context): GuardedRequest => ({
  host: c.req.header("host"),
  origin: c.req.header("origin"),
  authorization: c.req.header("authorization"),
});

async function answer(c: Context, operation: Row, core: ControlCore) {
  const tenant = operation.probe ? defaultTenant : (c.req.header(tenantHeader) ?? defaultTenant);
  const refusal = await core.tenants.refusal(tenant);
  if (refusal) return problem(c, refusal.status, refusal.detail);
  try {
    const input = await readInput(c, operation);
    const handle = handlers[operation.id] as (call: ControlCall<never>) => Promise<unknown>;
    const answered = await handle({ core, tenant, signal: c.req.raw.signal, ...(input as object) } as never);
    if (operation.method !== "GET") core.changes.notify(tenant);
    return answered === undefined ? c.body(null, 204) : c.json(answered, operation.status ?? 200);
  } catch (error) {
    if (error instanceof ControlProblem) return problem(c, error.status, error.message);
    throw error;
  }
}

function unknown(c: Context): Response {
  const known = table.filter((row) => matches(row, c.req.path)).map(({ method }) => method);
  if (known.length > 0) {
    c.header("allow", known.join(", "));
    return problem(c, 405, `${c.req.path} takes ${known.join(", ")}, not ${c.req.method}.`);
  }
  const paths = [...new Set([...documentPaths, ...table.map(({ path }) => path)])].join(", ");
  return problem(c, 404, `The control API has no ${c.req.method} ${c.req.path}. It has ${paths}.`);
}

const matches = ({ path }: Row, asked: string): boolean =>
  new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(asked);
