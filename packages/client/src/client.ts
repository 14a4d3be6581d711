import type { paths } from "@remo-kit/openapi";
import createClient, { type Client } from "openapi-fetch";
import { type AnalysisReceipt, type AnalyzeSoccerInput, analyzeSoccer } from "./analyze-soccer.ts";
import { type RemoClientOptions, resolveOptions } from "./options.ts";

export type RemoClient = {
  /**
   * Requests the analysis of a soccer video (F01). One call sends one request; an accepted one uses credits.
   *
   * @throws RemoInputError before anything is sent: an argument cannot be used.
   * @throws RemoApiError the API refused; switch on `code`.
   * @throws RemoGatewayError the answer is not the API's.
   * @throws RemoProtocolError the answer makes no sense; credits may have been used.
   * @throws RemoNetworkError no answer arrived; credits may have been used.
   */
  analyzeSoccer(input: AnalyzeSoccerInput): Promise<AnalysisReceipt>;
  /** The openapi-fetch client, typed by the spec, for whoever wants the wire as it is. Adds no keys by itself. */
  readonly raw: Client<paths, "application/json">;
};

/**
 * Builds a client. The options are checked here and never again.
 *
 * @throws RemoConfigError a key is missing, or `baseUrl` is not an http(s) URL.
 */
export function createRemoClient(options: RemoClientOptions): RemoClient {
  const resolved = resolveOptions(options);
  const raw = createClient<paths, "application/json">({ baseUrl: resolved.baseUrl, fetch: resolved.fetch });
  return {
    raw,
    analyzeSoccer: (input) => analyzeSoccer(raw, resolved, input),
  };
}
