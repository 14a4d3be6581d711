import { readFile } from "node:fs/promises";
import { openApiDocument } from "@remo-kit/openapi";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toWire } from "./answer.ts";
import { type Decision, decide, force, forcibleCodes } from "./decide.ts";
import { readBody } from "./intake.ts";
import { type MockOptions, type ResolvedMockOptions, resolveMockOptions } from "./options.ts";
import { parsePrefer } from "./prefer.ts";
import { createState, type State } from "./state.ts";

/** A mock in this process: it answers requests and listens to no port. */
export type Mock = {
  /**
   * Answers one request, whatever the host of its URL is. Takes what `fetch` takes, so that it can be the `fetch`
   * of a client.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** Credits that the account has left; undefined if there is no such account. */
  creditsOf(email: string): number | undefined;
};

/**
 * Builds a mock with a state of its own.
 *
 * @throws RangeError an option cannot be used.
 */
export function createMock(options?: MockOptions): Mock {
  const resolved = resolveMockOptions(options);
  const state = createState(resolved);
  const app = createApp(state, resolved);
  return {
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    creditsOf: (email) => state.find(email)?.credits,
  };
}

const operationPath = "/api/analysis-soccer";

function createApp(state: State, { log }: ResolvedMockOptions): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: "*",
      exposeHeaders: ["preference-applied", "x-remo-mock-scenario", "x-remo-mock-reason"],
    }),
  );
  app.post(operationPath, async (c) => {
    const intake = await readBody(c.req.raw);
    const code = parsePrefer(c.req.header("prefer")).get("code");
    const decision = code === undefined ? decide(intake, state) : force(Number(code), intake, state);
    if (!decision) return unknownCode(c);
    if (code !== undefined) c.header("preference-applied", `code=${code}`);
    const answer = send(c, decision);
    const uuid =
      "fields" in intake && typeof intake.fields.uuid === "string" ? intake.fields.uuid : undefined;
    log({ status: answer.status, scenario: decision.scenario, reason: decision.reason, uuid });
    return answer;
  });
  app.all(operationPath, (c) => {
    c.header("allow", "POST");
    return problem(c, 405, `${c.req.method} is not an operation of ${operationPath}; send a POST.`);
  });
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/openapi.json", (c) => c.json(openApiDocument));
  app.get("/docs", docs);
  app.get("/__mock/health", (c) => c.json({ status: "ok" }));
  app.notFound((c) =>
    problem(
      c,
      404,
      `The mock has no ${c.req.path}. It has ${operationPath}, /openapi.json, /docs, /__mock/health.`,
    ),
  );
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

function send(c: Context, decision: Decision): Response {
  const { status, body } = toWire(decision);
  c.header("x-remo-mock-scenario", decision.scenario);
  c.header("x-remo-mock-reason", decision.reason);
  return c.json(body, status as ContentfulStatusCode); // N10: Hono's type has no 420, 550, 559.
}

function unknownCode(c: Context): Response {
  return problem(c, 400, `Prefer: code takes one of ${forcibleCodes.join(", ")}.`);
}

/** An answer of the mock that no answer of the API is: RFC 9457, without `state`. */
function problem(c: Context, status: ContentfulStatusCode, detail: string): Response {
  return c.body(JSON.stringify({ title: "This is the mock, not the API", status, detail }), status, {
    "content-type": "application/problem+json",
  });
}

/** The reference that `npm run docs` builds; it is copied beside the built package. */
async function docs(c: Context): Promise<Response> {
  const page = await readFile(new URL("docs/index.html", import.meta.url), "utf8").catch(() => undefined);
  return page === undefined
    ? problem(c, 404, "This build of the mock has no docs. Build it with its docs: npm run setup.")
    : c.html(page);
}
