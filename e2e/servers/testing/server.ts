// A stand-in for the live server on a port of this machine, and its own log.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { operationList } from "@remo-kit/openapi";
import { type Answer, answerOf, type Tells, tellsOf } from "./answers.ts";
import { type Account, type Decision, decide, type Fields, newAccount } from "./api.ts";
import { writeAnswer } from "./bytes.ts";
import { echoed } from "./echo.ts";
import { show, standIn } from "./front.ts";
import { type Jobs, readAnswer } from "./reads.ts";
import { account, type Reads, type Switches } from "./switches.ts";

/** A request as the server saw it. */
export type Logged = {
  readonly path: string;
  readonly bytes: number;
  /** Whether a value of the account was in it. */
  readonly hasKeys: boolean;
  readonly isChunked: boolean;
  /** Credits that it took. */
  charged: number;
  /** What its answer tells of credits. */
  tells: Tells;
  /** Whether it was accepted, and whether as a repetition. */
  accepted?: "new" | "repeated";
};

export type StandIn = {
  readonly url: string;
  readonly log: readonly Logged[];
  readonly close: () => Promise<void>;
};

export async function startStandIn(s: Switches): Promise<StandIn> {
  const log: Logged[] = [];
  const state: State = { s, own: newAccount(s), jobs: new Map(), log, times: [], refusals: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("error", () => {});
    response.on("error", () => {});
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => serve(state, request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log, close };
}

type State = {
  readonly s: Switches;
  readonly own: Account;
  readonly jobs: Jobs;
  readonly log: Logged[];
  readonly times: number[];
  refusals: number;
};

const isOwn = (text: string): boolean =>
  Object.values(account).some((value) => text.includes(JSON.stringify(value).slice(1, -1)));

function serve(state: State, request: IncomingMessage, response: ServerResponse, whole: Buffer): void {
  const { s, log, times } = state;
  const isChunked = request.headers["content-length"] === undefined;
  const hasKeys = isOwn(whole.toString());
  const entry: Logged = {
    path: request.url ?? "",
    bytes: whole.length,
    hasKeys,
    isChunked,
    charged: 0,
    tells: "nothing",
  };
  times.push(Date.now());
  log.push(entry);
  const seen = { number: log.length, request, bytes: whole.length, hasKeys, refusals: state.refusals, times };
  const stand =
    s.length === "411 without a length" && isChunked
      ? { status: 411, title: "411 Length Required" }
      : standIn(s.front, seen);
  if (stand === "silent") return;
  if (stand === "reset") request.socket.destroy();
  else if (stand) show(response, stand);
  else respond(state, response, s.length === "chunked is empty" && isChunked ? "" : whole.toString(), entry);
}

const slugs = new Map(operationList.map(({ path, slug, kind }) => [path, { slug, kind }]));

const notFound = {
  "404 page": { status: 404, title: "404 Not Found" },
  "410 page": { status: 410, title: "410 Gone" },
  "404 json": { json: 404 },
} as const;

function respond(state: State, response: ServerResponse, text: string, entry: Logged): void {
  const { s, own, jobs } = state;
  const { slug = "", kind } = slugs.get(entry.path.replace(/\/$/, "")) ?? {};
  const body = bodyOf(text);
  if (kind === "submit" && s.framework !== "none" && lacks(body)) {
    detail(response, body);
  } else if (kind === "submit") {
    const decision = decide(s, own, body);
    note(state, decision, entry, body);
    write(s, response, answerOf(s, own, decision), text, entry);
  } else if (kind === "read" && typeof s.reads === "object" && isServed(s.reads, slug)) {
    write(s, response, readAnswer(s, s.reads, jobs, slug, body), text, entry);
  } else show(response, typeof s.reads === "object" ? notFound["404 page"] : notFound[s.reads]);
}

const isServed = ({ scoreServed }: Reads, slug: string): boolean => scoreServed || !slug.endsWith("score");

function note(state: State, decision: Decision, entry: Logged, body: unknown): void {
  const { s, own, jobs } = state;
  const { accepted, charged } = decision;
  entry.charged = charged;
  entry.tells = tellsOf(s, decision);
  if (!accepted) {
    state.refusals += 1;
    return;
  }
  entry.accepted = accepted.exists ? "repeated" : "new";
  jobs.set((body as Fields).uuid, Date.now());
  jobs.set(accepted.uuid, Date.now());
  if (s.others !== "another user") return;
  setImmediate(() => {
    own.balance -= 4;
  });
}

function write(
  s: Switches,
  response: ServerResponse,
  answer: Answer,
  text: string,
  { hasKeys, accepted }: Logged,
) {
  const { body, headers } = echoed(s, answer.body, text);
  writeAnswer(s, response, { ...answer, body }, { hasKeys, isSuccess: accepted !== undefined, headers });
}

function bodyOf(text: string): Fields | "empty" | "not json" {
  if (text === "") return "empty";
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : "not json";
  } catch {
    return "not json";
  }
}

const required = operationList.find(({ kind }) => kind === "submit")?.required ?? [];
const lacks = (body: Fields | string): boolean =>
  typeof body === "string" || required.some((name) => !(name in body));

/** What a framework answers to a body that lacks something, in its own form. */
function detail(response: ServerResponse, body: unknown): void {
  response.writeHead(422, { "content-type": "application/json" });
  const where = typeof body === "string" ? ["body"] : required.filter((name) => !(name in (body as object)));
  response.end(
    JSON.stringify({
      detail: where.map((name) => ({ type: "missing", loc: ["body", name], msg: "Field required" })),
    }),
  );
}
