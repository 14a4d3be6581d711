import type { IncomingMessage, ServerResponse } from "node:http";
import { BrokenOffError } from "./body.ts";
import { callOfMessage, pathOf } from "./call.ts";
import type { MockCore } from "./core.ts";
import { ownEntry } from "./exchange.ts";
import { operations } from "./operations/index.ts";
import { problemReply } from "./reply.ts";
import { send } from "./send.ts";
import { serve } from "./serve.ts";

/** Answers a message; false, and nothing is done, if it is for no operation. `goOn` lets its body come. */
export type SocketAnswer = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  goOn?: () => void,
) => boolean;

/**
 * Answers operations straight from the socket: an answer can be an early, a broken or no answer at all, and what a Request
 * costs is half of what a small post costs.
 */
export function answerOverSocket(core: MockCore): SocketAnswer {
  const byPath = new Map(operations.map((operation) => [operation.path as string, operation]));
  return (incoming, outgoing, goOn) => {
    const operation = incoming.method === "POST" ? byPath.get(pathOf(incoming.url ?? "")) : undefined;
    if (!operation) return false;
    const call = callOfMessage(incoming, outgoing, goOn);
    serve(core, operation, call)
      .then((reply) => send(incoming, outgoing, reply))
      .catch((error: Error) => {
        if (error instanceof BrokenOffError || outgoing.headersSent) return; // Nobody is there to read an answer.
        const detail = `The mock itself failed: ${error.message}`;
        core.tell(ownEntry(core, call, 500, detail));
        send(incoming, outgoing, problemReply(500, detail));
      });
    return true;
  };
}
