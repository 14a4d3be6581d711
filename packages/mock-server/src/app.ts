import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { toWire } from "./answer.ts";
import { assetPaths, serveAssets } from "./assets.ts";
import { type Decision, decide, force, forcibleCodes } from "./decide.ts";
import { readBody } from "./intake.ts";
import { type MockOptions, type ResolvedMockOptions, resolveMockOptions } from "./options.ts";
import { parsePrefer } from "./prefer.ts";
import { problem } from "./problem.ts";
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
  serveAssets(app);
  app.get("/__mock/health", (c) => c.json({ status: "ok" }));
  const paths = [operationPath, ...assetPaths, "/__mock/health"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
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
