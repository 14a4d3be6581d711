import { Hono } from "hono";
import { cors } from "hono/cors";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { assetPaths, serveAssets } from "./assets.ts";
import { force, wishOf, wishProblem } from "./force.ts";
import { type Intake, readBody, UnreadBodyError } from "./intake.ts";
import { operations } from "./operations/index.ts";
import type { Operation } from "./operations/operation.ts";
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
  return buildMock(options).mock;
}

/** A mock with its app, which a server gives requests to without making them anew. */
export function buildMock(options?: MockOptions): { readonly mock: Mock; readonly app: Hono<Env> } {
  const resolved = resolveMockOptions(options);
  const state = createState(resolved);
  const app = createApp(state, resolved);
  const mock: Mock = {
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const env: Env["Bindings"] = { signal: request.signal };
      const response = await app.fetch(request, env);
      if (env.unread) throw env.unread.cause; // As a fetch rejects, so does this one.
      return response;
    },
    creditsOf: (email) => state.find(email)?.credits,
  };
  return { mock, app };
}

/** `signal` is there for a request in this process only; a socket that is gone breaks off the reading by itself. */
type Env = {
  Bindings: { readonly signal?: AbortSignal; unread?: UnreadBodyError };
  Variables: { problem: string };
};

function createApp(state: State, { log }: ResolvedMockOptions): Hono<Env> {
  const app = new Hono<Env>();
  const exposeHeaders = ["preference-applied", "x-remo-mock-scenario", "x-remo-mock-reason"];
  app.use(cors({ origin: "*", exposeHeaders }));
  app.use(async (c, next) => {
    await next();
    const reason = c.get("problem");
    if (reason) log({ status: c.res.status, scenario: "none", reason, uuid: undefined });
  });
  for (const operation of operations) serveOperation(app, operation, state, log);
  serveAssets(app);
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/__mock/health", (c) => c.json({ status: "ok" }));
  const paths = [...operations.map(({ path }) => path), ...assetPaths, "/__mock/health"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
  app.onError((error, c) => {
    if (error instanceof UnreadBodyError && c.env) c.env.unread = error;
    return problem(c, 500, `The mock itself failed: ${error.message}`);
  });
  return app;
}

function serveOperation(
  app: Hono<Env>,
  operation: Operation,
  state: State,
  log: ResolvedMockOptions["log"],
): void {
  app.post(operation.path, async (c) => {
    const intake = await readBody(c.req.raw, c.env?.signal);
    const wish = wishOf(parsePrefer(c.req.header("prefer")));
    const wrong = wish && wishProblem(wish, operation);
    if (wrong) return problem(c, 400, wrong);
    const answer = wish ? force(wish, operation, intake, state) : operation.answer(intake, state);
    if (wish) c.header("preference-applied", `${wish.name}=${wish.value}`);
    c.header("x-remo-mock-scenario", answer.scenario);
    c.header("x-remo-mock-reason", answer.reason);
    const { status, scenario, reason } = answer;
    log({ status, scenario, reason, uuid: uuidOf(intake) });
    return c.json(answer.body, status as ContentfulStatusCode); // N10: Hono's type has no 420, 550, 559.
  });
  app.all(operation.path, (c) => {
    c.header("allow", "POST");
    return problem(c, 405, `${c.req.method} is not an operation of ${operation.path}; send a POST.`);
  });
}

/** Whatever else stands in `uuid` may be a secret in the wrong place. */
function uuidOf(intake: Intake): string | undefined {
  const uuid = "fields" in intake ? intake.fields.uuid : undefined;
  return typeof uuid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)
    ? uuid
    : undefined;
}
