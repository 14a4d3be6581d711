import { type AnalysisReceipt, isRemoError } from "@remo-kit/client";
import { operationOf } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerOf } from "../../packages/contract-tests/src/checks/answer.ts";
import { schemaProblems } from "../../packages/contract-tests/src/checks/schema.ts";
import type { Received } from "../../packages/contract-tests/src/model/exchange.ts";
import { answers } from "./testing/answers.ts";
import { call } from "./testing/hostile-call.ts";

const soccer = operationOf("analyzeSoccer");
const runs = 10_000;

/** A fetch that gives this answer, and counts. */
function answering({ status, contentType, headers, text }: Received) {
  let requests = 0;
  const all = { ...headers, ...(contentType !== null && { "content-type": contentType }) };
  const fetch = async (request: Request) => {
    requests++;
    await request.text();
    return new Response(text === "" ? null : text, { status, headers: all });
  };
  return { fetch, requests: () => requests };
}

test("whatever the answer is, a call ends with a receipt or a typed error that says what the bytes say", {
  timeout: 300_000,
}, async () => {
  const endings = new Map<string, number>();
  const property = fc.asyncProperty(answers, async (received) => {
    const { fetch, requests } = answering(received);
    const ended = await call({ fetch });
    expect(requests()).toBe(1);
    agrees(ended, received);
    const name = ended instanceof Error ? ended.name : "receipt";
    endings.set(name, (endings.get(name) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: runs, seed: 43 });
  // Each of them came often, or the answers would prove nothing.
  for (const name of ["receipt", "RemoApiError", "RemoGatewayError", "RemoProtocolError"]) {
    expect(endings.get(name), name).toBeGreaterThan(runs / 50);
  }
});

/** The client and the raw bytes, which are read here by the spec alone. */
function agrees(ended: object, received: Received): void {
  const answer = answerOf({ ...received, text: received.text.replace(/^\ufeff/, "") }, soccer.slug);
  if (!isRemoError(ended)) {
    const { uuid, warnings } = ended as AnalysisReceipt;
    if (warnings.length === 0) expect(answer).toMatchObject({ kind: "success", body: { uuid } });
    expect(answer.kind).not.toBe("refusal");
    return;
  }
  const valid = answer.kind !== "other" && schemaProblems(soccer, answer.kind, answer.body).length === 0;
  // An answer that is valid by the spec, under its own status line, is what it says.
  if (!valid || received.headers.location !== undefined) return;
  if (answer.kind === "refusal") expect(ended).toMatchObject({ name: "RemoApiError", code: answer.code });
  else expect(ended, "of a success there is a receipt").toBe(undefined);
}
