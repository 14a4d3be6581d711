import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { lingering } from "@remo-kit/common/lingering";
import { whenAborted } from "../aborted.ts";
import type { HttpAnswer } from "../answer/answer.ts";
import { builtin } from "../builtin.ts";
import { RemoInputError } from "../errors.ts";
import { readBody } from "./body.ts";
import { watchLine } from "./line.ts";
import { sendBody } from "./node-body.ts";
import { explained } from "./plain-http.ts";
import { headersOf, type Sending, type Transport, type Watch } from "./sending.ts";

/**
 * Node's own HTTP client, asked for at run time so that this package imports nothing of Node. Its fetch is not used
 * because it reports neither connection nor progress, gives up after 300 s whatever the caller says (N5), and is slower.
 */
export const nodeTransport: Transport = (sending) =>
  exchange(sending, 100).catch(async (error) => {
    throw sending.agent ? error : await explained(error, sending.url, sending.watch.signal);
  });

/** One call, one connection. One that an agent kept from an earlier call may be dead, and a paid call cannot try it. */
function exchange(sending: Sending, spare: number): Promise<HttpAnswer> {
  const { upload, watch } = sending;
  return new Promise((answered, failed) => {
    const outgoing = open(sending);
    const over = new AbortController();
    let incoming: IncomingMessage | undefined;
    let forget = () => {};
    const settle = () => {
      over.abort();
      forget();
      outgoing.destroy(); // None is left open.
    };
    const fail = (error: unknown) => {
      settle();
      failed(error);
    };
    const abort = () => {
      if (incoming) incoming.destroy(watch.signal.reason);
      else fail(watch.signal.reason);
    };
    // Once the answer has begun, it says itself how it ended: a reset after its last byte takes nothing from it.
    const broken = (error: unknown) => {
      if (!incoming) fail(error);
    };
    outgoing.on("error", broken);
    outgoing.on("close", () => broken(new Error("The connection was closed without an answer"))); // So after a 101.
    outgoing.on("response", (response) => {
      incoming = response;
      over.abort();
      read(response, watch).then((answer) => {
        settle();
        answered(answer);
      }, fail);
    });
    outgoing.on("socket", (socket) => {
      if (outgoing.reusedSocket && spare > 0) {
        outgoing.off("error", broken).on("error", () => {});
        outgoing.removeAllListeners("close");
        settle();
        answered(exchange(sending, spare - 1));
        return;
      }
      whenOpen(socket, () => watch.connected());
      lingering(socket);
      watchLine(socket, watch, over.signal);
      sendBody(outgoing, upload, watch, over.signal).catch(broken);
    });
    forget = whenAborted(watch.signal, abort);
  });
}

/** The agent is the caller's, or the platform's as the program has configured it: certificates, proxies. */
function open(sending: Sending): ClientRequest {
  const { method, url, agent } = sending;
  const headers = { ...headersOf(sending), connection: "close" };
  const http = builtin(url.startsWith("https:") ? "node:https" : "node:http");
  try {
    return (http as typeof import("node:http")).request(url, { method, headers, agent: agent as undefined });
  } catch (cause) {
    throw new RemoInputError(`No request can be made: ${(cause as Error).message}`, { cause });
  }
}

type AnySocket = Partial<Pick<Socket, "connecting">> & { readonly secureConnecting?: boolean };

/** An agent may hand over a connection that is open already, or what is no socket at all. */
function whenOpen(socket: Socket, done: () => void): void {
  const { connecting, secureConnecting } = socket as AnySocket;
  if (!connecting && !secureConnecting) done();
  else socket.once("encrypted" in socket ? "secureConnect" : "connect", done);
}

async function read(incoming: IncomingMessage, watch: Watch): Promise<HttpAnswer> {
  watch.waiting();
  const { statusCode: httpStatus = 0 } = incoming;
  if (httpStatus < 200) throw new Error(`HTTP status ${httpStatus} is none`);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return { httpStatus, headers, ...(await readBody(incoming, headers)) };
}
