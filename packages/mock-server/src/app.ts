import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { assetPaths, serveAssets } from "./assets.ts";
import { force, forcibleCodes } from "./force.ts";
import { readBody } from "./intake.ts";
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
  const resolved = resolveMockOptions(options);
  const state = createState(resolved);
  const app = createApp(state, resolved);
  return {
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    creditsOf: (email) => state.find(email)?.credits,
  };
}

function createApp(state: State, { log }: ResolvedMockOptions): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: "*",
      exposeHeaders: ["preference-applied", "x-remo-mock-scenario", "x-remo-mock-reason"],
    }),
  );
  for (const operation of operations) serveOperation(app, operation, state, log);
  serveAssets(app);
  app.get("/", (c) => c.redirect("/docs"));
  app.get("/__mock/health", (c) => c.json({ status: "ok" }));
  const paths = [...operations.map(({ path }) => path), ...assetPaths, "/__mock/health"].join(", ");
  app.notFound((c) => problem(c, 404, `The mock has no ${c.req.method} ${c.req.path}. It has ${paths}.`));
  app.onError((error, c) => problem(c, 500, `The mock itself failed: ${error.message}`));
  return app;
}

function serveOperation(
  app: Hono,
  operation: Operation,
  state: State,
  log: ResolvedMockOptions["log"],
): void {
  app.post(operation.path, async (c) => {
    const intake = await readBody(c.req.raw);
    const code = parsePrefer(c.req.header("prefer")).get("code");
    const forced = code === undefined ? undefined : force(Number(code), operation, intake, state);
    if (code !== undefined && !forced) return unknownCode(c);
    const { status, scenario, reason, body } = forced ?? operation.answer(intake, state);
    if (forced) c.header("preference-applied", `code=${code}`);
    c.header("x-remo-mock-scenario", scenario);
    c.header("x-remo-mock-reason", reason);
    const uuid =
      "fields" in intake && typeof intake.fields.uuid === "string" ? intake.fields.uuid : undefined;
    log({ status, scenario, reason, uuid });
    return c.json(body, status as ContentfulStatusCode); // N10: Hono's type has no 420, 550, 559.
  });
  app.all(operation.path, (c) => {
    c.header("allow", "POST");
    return problem(c, 405, `${c.req.method} is not an operation of ${operation.path}; send a POST.`);
  });
}

function unknownCode(c: Context): Response {
  return problem(c, 400, `Prefer: code takes one of ${forcibleCodes.join(", ")}.`);
}
