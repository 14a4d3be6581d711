// Answers of what becomes of a job, and a server that gives them in turn.

import { describedOperation, type OperationId, operationOf, responseContent } from "@remo-kit/openapi";
import { receipt, serveHttp, whole } from "./calls.ts";

const exampleOf = (id: OperationId) => {
  const { examples = {} } =
    responseContent(describedOperation(operationOf(id)), 200)["application/json"] ?? {};
  return Object.values(examples)[0]?.value as object;
};

export const resultOf = () => exampleOf("getSoccerResult");
export const scoreOf = () => exampleOf("getSoccerScore");

export const notReady = (more: object = {}, headers: { [name: string]: string } = {}) =>
  Response.json({ state: 0, status: 534, message: "wait", ...more }, { status: 534, headers });
export const failed = () => Response.json({ state: 0, status: 520, message: "no" }, { status: 520 });
export const page = (status: number) => new Response("<html>", { status });

/** What a read is answered with; undefined is never. */
export type Turn = () => Response | undefined;

/** Accepts what is handed in, answers reads in turn, the last answer for ever, and keeps the paths that were asked. */
export async function serveJob(...turns: readonly Turn[]) {
  const asked: string[] = [];
  const left = [...turns];
  const server = await serveHttp((request, response) =>
    whole(request, async () => {
      const kind = /result|score/.exec(`${request.url}`)?.[0] ?? "submit";
      asked.push(kind);
      const turn = kind === "submit" ? () => Response.json({ ...receipt, wait_time: 0 }) : left[0];
      if (kind !== "submit" && left.length > 1) left.shift();
      const answer = turn?.() ?? (turns.length === 0 ? Response.json(exampleFor(kind)) : undefined);
      if (!answer) return;
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    }),
  );
  return { ...server, asked };
}

const exampleFor = (kind: string) => (kind === "score" ? scoreOf() : resultOf());
