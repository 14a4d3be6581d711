// Answers of what becomes of a job, and a server that gives them in turn.

import type { IncomingMessage, ServerResponse } from "node:http";
import { describedOperation, type OperationId, operationOf, responseContent } from "@remo-kit/openapi";
import { answer, serveHttp, whole } from "./calls.ts";

const exampleOf = (id: OperationId) =>
  responseContent(describedOperation(operationOf(id)), 200)["application/json"]?.examples.done?.value as object;

export const resultOf = () => exampleOf("getSoccerResult");
export const scoreOf = () => exampleOf("getSoccerScore");

export const notReady = (more: object = {}, headers: { [name: string]: string } = {}) =>
  Response.json({ state: 0, status: 534, message: "wait", ...more }, { status: 534, headers });
