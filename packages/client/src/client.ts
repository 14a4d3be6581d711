import type { paths } from "@remo-kit/openapi";
import createClient, { type Client } from "openapi-fetch";
import {
  type AnalysisReceipt,
  type AnalyzeSoccerInput,
  analyzeSoccer,
  type SafeResult,
  type Workbench,
} from "./analyze-soccer.ts";
import { isRemoError, type RemoCallFailure } from "./errors.ts";
import { type RemoClientOptions, resolveOptions } from "./options.ts";

/** An operation as a function that throws, with its twin that does not. */
export type AnalyzeSoccer = {
  /**
   * Requests the analysis of a soccer video (F01). One call sends one request; an accepted one uses credits.
   *
   * @throws RemoInputError an argument cannot be used, or the video is not what it said to be.
   * @throws RemoApiError the API refused; switch on `code`.
   * @throws RemoGatewayError the answer is not the API's.
   * @throws RemoProtocolError the answer makes no sense; credits may have been used.
   * @throws RemoNetworkError the connection failed.
   * @throws RemoTimeoutError a limit of `timeout` passed.
   * @throws RemoAbortError `signal` was aborted.
   * @throws RemoConfigError `timeout` or `retry` of this call cannot be used.
   */
  (input: AnalyzeSoccerInput): Promise<AnalysisReceipt>;
  /** The same, with the failure as a value. Only what is no failure of the call is thrown: a RemoConfigError. */
  safe(input: AnalyzeSoccerInput): Promise<SafeResult>;
};

export type RemoClient = {
  readonly analyzeSoccer: AnalyzeSoccer;
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
  const call = (input: AnalyzeSoccerInput) => analyzeSoccer(bench, input);
  return {
    raw,
    analyzeSoccer: Object.assign(call, { safe: (input: AnalyzeSoccerInput) => settle(call(input)) }),
  };
}

async function settle(call: Promise<AnalysisReceipt>): Promise<SafeResult> {
  try {
    return { ok: true, receipt: await call };
  } catch (error) {
    if (!isRemoError(error) || isRemoError(error, "RemoConfigError")) throw error;
    return { ok: false, error: error as RemoCallFailure };
  }
}
