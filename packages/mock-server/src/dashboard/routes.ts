import { type Language, languages } from "@remo-kit/common/language";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";
import { compress } from "hono/compress";
import { getCookie } from "hono/cookie";
import { etag } from "hono/etag";
import { languageDetector } from "hono/language";
import type { ControlGuard } from "../control/guard.ts";
import { guarded, guardedRequest } from "../control/routes.ts";
import type { MockCore } from "../core.ts";
import { defaultTenant, tenantHeader } from "../tenant.ts";
import { builtFile } from "../wire/assets.ts";
import { problem } from "../wire/problem.ts";
import { words } from "./texts.ts";
import type { Reader } from "./view.ts";

type Env = { Variables: { language: Language } };

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the dashboard: before the control API, because it has a page for readers that the guard refuses. */
// biome-ignore lint/suspicious/noExplicitAny: it fits an app with any environment
export function serveDashboard(app: Hono<any>, core: MockCore, guard: ControlGuard): void {
  const language = languageDetector({
    supportedLanguages: [...languages],
    fallbackLanguage: "en",
    lookupCookie: "remo-mock-lang",
    // Not a secret, and a mock on http is to remember it too; a proxy may serve the page below a path of its own.
    cookieOptions: { path: "/", sameSite: "Lax", secure: false },
  }) as MiddlewareHandler;
  const page = app as Hono<Env>;
  page.get("/__mock", compress(), async (c, next) => {
    c.header("vary", "Accept");
    const wanted = accepts(c, {
      header: "Accept",
      supports: ["text/html", "application/json"],
      default: "application/json",
    });
    if (wanted !== "text/html") return next();
    await language(c, async () => {});
    return answerPage(c, core, guard);
  });
  page.get("/__mock/assets/:file", compress(), etag(), serveAsset);
  page.get("/__mock/events", guarded(guard), language, async (c) => {
    const reader = await readerOf(c, core, c.req.header(tenantHeader));
    if (reader instanceof Response) return reader;
    c.header("x-accel-buffering", "no"); // nginx would hold the events back.
    if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" }); // Nobody reads it.
    const { streamEvents } = await import("./events.tsx");
    return streamEvents(c, core, reader, c.req.query("since"));
  });
  page.get("/__mock/fragments/:kind/:name", guarded(guard), compress(), language, (c) =>
    answerFragment(c, core),
  );
}

async function answerPage(c: Context<Env>, core: MockCore, guard: ControlGuard): Promise<Response> {
  protect(c);
  const theme = themeOf(c);
  const refusal = guard.refusal(guardedRequest(c));
  const language = c.get("language");
  if (refusal) {
    if (refusal.status === 401) c.header("www-authenticate", 'Bearer realm="remo-mock"');
    const { Closed } = await import("./closed.tsx");
    return html(
      c,
      Closed({ reader: { language, words: words[language] }, theme, why: refusal.why }),
      refusal.status,
    );
  }
  const reader = await readerOf(c, core, c.req.query("tenant"));
  if (reader instanceof Response) return reader;
  const { tenant } = reader;
  const [{ Page }, { knowsDemoAccount, readEntries, readState }] = await Promise.all([
    import("./page.tsx"),
    import("./view.ts"),
  ]);
  const version = core.changes.version(tenant); // Before the state: what changes in between is sent again.
  const [state, demo, tenants] = await Promise.all([
    readState(core, tenant),
    knowsDemoAccount(core, tenant),
    core.state.tenants(),
  ]);
  const entries = readEntries(core, tenant);
  return html(c, Page({ reader, theme, tenants, version, state, entries, demo }));
}

async function answerFragment(c: Context<Env>, core: MockCore): Promise<Response> {
  protect(c);
  const reader = await readerOf(c, core, c.req.header(tenantHeader));
  if (reader instanceof Response) return reader;
  const { fragmentOf } = await import("./fragments.tsx");
  const { kind = "", name = "" } = c.req.param() as { kind?: string; name?: string };
  const fragment = await fragmentOf(core, reader, addressOf(c), kind, name);
  return fragment ? c.html(String(fragment)) : problem(c, 404, `The dashboard has no ${kind} ${name}.`);
}

/** Where the code of a fragment sends to: where the page says that it is, for a proxy may serve it. Safe within quotes. */
function addressOf(c: Context): string {
  const at = c.req.query("at") ?? "";
  const { origin, pathname } = new URL(
    /^https?:/.test(at) && URL.canParse(at) ? at : new URL("/", c.req.url),
  );
  return `${origin}${pathname.replace(/\/$/, "")}`.replace(
    /['$]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
}

function serveAsset(c: Context): Promise<Response> | Response {
  const file = c.req.param("file") ?? "";
  c.header("x-content-type-options", "nosniff");
  return builtFile(c, "dashboard", file) ?? problem(c, 404, `The dashboard has no file ${file}.`);
}

/** @returns a refusal, if there can be no such tenant. */
async function readerOf(c: Context<Env>, core: MockCore, tenant = defaultTenant): Promise<Reader | Response> {
  const refusal = await core.tenants.refusal(tenant);
  if (refusal) return problem(c, refusal.status, refusal.detail);
  const language = c.get("language");
  return { language, words: words[language], tenant };
}

function protect(c: Context): void {
  c.header("content-security-policy", policy);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cache-control", "no-store");
}

function themeOf(c: Context): "dark" | "light" | undefined {
  const theme = getCookie(c, "remo-mock-theme");
  return theme === "dark" || theme === "light" ? theme : undefined;
}

const html = (c: Context, page: unknown, status: 200 | 401 | 403 = 200): Response =>
  c.html(`<!doctype html>${String(page)}`, status) as Response;
