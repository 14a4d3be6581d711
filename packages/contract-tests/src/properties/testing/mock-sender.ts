import { createMock, demoAccount, type MockOptions } from "@remo-kit/mock-server";
import { operationOf, profiles } from "@remo-kit/openapi";
import type { Exchange } from "../../model/exchange.ts";
import type { Sender } from "../check.ts";
import type { RequestContext } from "../generated.ts";
import { requestFields } from "../schema.ts";

type Fetch = (request: Request) => Promise<Response>;

const operation = operationOf("analyzeSoccer");

/** Requests that the demo account could make. */
export const context: RequestContext = {
  operation,
  fields: requestFields(operation),
  keys: demoAccount,
  own: true,
  profile: profiles.documented,
};

export const richMock = (options: MockOptions = {}) =>
  createMock({ accounts: [{ ...demoAccount, credits: 1_000_000 }], ...options });

/** Sends bytes as they are, which a session does not. */
export function senderTo(fetch: Fetch): Sender {
  return async ({ body }) => {
    const answer = await fetch(
      new Request("http://mock.localhost/api/analysis-soccer", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: Buffer.from(body),
      }),
    );
    const contentType = answer.headers.get("content-type");
    return exchangeOf({ status: answer.status, contentType, headers: {}, text: await answer.text() });
  };
}

const exchangeOf = (received: NonNullable<Exchange["received"]>): Exchange => ({
  id: 1,
  case: "",
  intent: "generated",
  operation: "analysis-soccer",
  sent: {
    method: "POST",
    path: "/api/analysis-soccer",
    contentType: "application/json",
    keys: "own",
    fields: undefined,
    uuid: undefined,
    bytes: 0,
    video: undefined,
  },
  requestSent: "all",
  answerReceived: "all",
  received,
  failure: undefined,
  client: undefined,
  requests: 1,
  ms: 0,
  time: "",
});
