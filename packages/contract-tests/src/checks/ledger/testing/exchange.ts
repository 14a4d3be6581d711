import type { Exchange, KeysUsed } from "../../../model/exchange.ts";

export type Given = {
  readonly id: number;
  /** Undefined: there was no answer. */
  readonly body?: object | string | undefined;
  readonly status?: number;
  readonly keys?: KeysUsed;
  readonly more?: Partial<Exchange>;
};

/** An exchange of a submit; each is of another uuid and another file. */
export const exchangeOf = ({ id, body, status = 200, keys = "own", more }: Given): Exchange => ({
  id,
  case: "some",
  intent: "accept:first",
  operation: "analysis-soccer",
  sent: {
    method: "POST",
    path: "/api/analysis-soccer",
    contentType: "application/json",
    keys,
    fields: [],
    uuid: `uuid-${id}`,
    bytes: 9,
    video: { bytes: 9, sha256: `file-${id}`, container: "mp4" },
  },
  requestSent: "all",
  answerReceived: body === undefined ? "none" : "all",
  received:
    body === undefined
      ? undefined
      : {
          status,
          contentType: typeof body === "string" ? "text/html" : "application/json",
          headers: {},
          text: typeof body === "string" ? body : JSON.stringify(body),
        },
  failure: body === undefined ? "ECONNRESET" : undefined,
  client: undefined,
  requests: 1,
  ms: 1,
  time: "2026-01-02T03:04:05.678Z",
  ...more,
});
