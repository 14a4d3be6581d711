import type { IncomingMessage, ServerResponse } from "node:http";
import type { MockCore } from "../core.ts";
import { recordOwn } from "../request/record.ts";
import { serve } from "../request/serve.ts";
import { BrokenOffError } from "../wire/body.ts";
import { callOfMessage, pathOf } from "../wire/call.ts";
import { problemReply } from "../wire/reply.ts";
import { foundOf } from "./router.ts";
import { send } from "./send.ts";

/**
 * Answers operations straight from the socket: an answer can be an early, a broken or no answer at all, and what a Request
 * costs is half of what a small post costs.
 *
 * @returns answers a message; false, and nothing is done, if it is for no operation. `goOn` lets its body come.
 */
export function answerOverSocket(core: MockCore) {
  return (incoming: IncomingMessage, outgoing: ServerResponse, goOn?: () => void): boolean => {
    const found = foundOf(incoming.method ?? "", pathOf(incoming.url ?? ""));
    if (!found) return false;
    const call = callOfMessage(incoming, outgoing, goOn);
    serve(core, found, call)
      .then((reply) => send(incoming, outgoing, reply))
      .catch((error: Error) => {
        if (error instanceof BrokenOffError || outgoing.headersSent) return; // Nobody is there to read an answer.
        const detail = `The mock itself failed: ${error.message}`;
        recordOwn(core, call, 500, detail);
        send(incoming, outgoing, problemReply(500, detail));
      });
    return true;
  };
}
