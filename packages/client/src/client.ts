import type { paths } from "@remo-kit/openapi";
import createClient, { type Client } from "openapi-fetch";
import { isRemoError, type RemoCallFailure } from "./errors.ts";
import type { Workbench } from "./operation.ts";
import * as operations from "./operations/registry.ts";
import { type RemoClientOptions, resolveOptions } from "./options.ts";

/** What a call came to, for callers who would rather not catch. */
export type SafeResult<Receipt> =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly error: RemoCallFailure };

/** An operation as a function that throws, with its twin that does not. */
export type Callable<Input, Receipt> = {
  (input: Input): Promise<Receipt>;
  /** The same, with the failure as a value. Only what is no failure of the call is thrown: a RemoConfigError. */
  safe(input: Input): Promise<SafeResult<Receipt>>;
};

type Implementation<Input, Receipt> = (bench: Workbench, input: Input) => Promise<Receipt>;

/** A method for each operation of the registry. */
type Operations = {
  readonly [Name in keyof typeof operations]: (typeof operations)[Name] extends Implementation<
    infer Input,
    infer Receipt
  >
    ? Callable<Input, Receipt>
    : never;
};

export type RemoClient = Operations & {
  /**
   * The openapi-fetch client, typed by the spec, for whoever wants the wire as it is. It adds no keys, and follows no
   * redirect; but a fetch sends its body a second time after a 421 (N1).
   */
  readonly raw: Client<paths, "application/json">;
};

/**
 * Builds a client. The options are checked here and never again; the object is not kept.
 *
 * @throws RemoConfigError an option is missing or cannot be used.
 */
export function createRemoClient(options: RemoClientOptions): RemoClient {
  const resolved = resolveOptions(options);
  const { baseUrl, fetch } = resolved;
  const raw = createClient<paths, "application/json">({
    baseUrl,
    redirect: "manual",
    ...(fetch && { fetch }),
  });
  const bench: Workbench = {
    raw,
    options: resolved,
  };
  const methods = Object.entries(operations).map(([name, run]) => [name, callable(bench, run as never)]);
  return { ...(Object.fromEntries(methods) as Operations), raw };
}

function callable<Input, Receipt>(
  bench: Workbench,
  run: Implementation<Input, Receipt>,
): Callable<Input, Receipt> {
  const call = (input: Input) => run(bench, input);
  return Object.assign(call, { safe: (input: Input) => settle(call(input)) });
}

async function settle<Receipt>(call: Promise<Receipt>): Promise<SafeResult<Receipt>> {
  try {
    return { ok: true, receipt: await call };
  } catch (error) {
    if (!isRemoError(error) || isRemoError(error, "RemoConfigError")) throw error;
    return { ok: false, error: error as RemoCallFailure };
  }
}
