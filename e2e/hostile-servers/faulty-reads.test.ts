import { createRemoClient, isRemoError } from "@remo-kit/client";
import { createMock, demoAccount, type FaultName, faults, startMockServer } from "@remo-kit/mock-server";
import { operationList, type ReadId } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";

// What the mock can do to a connection, done to reads, as their callers see it.

const reads = operationList.filter(({ kind }) => kind === "read").map(({ id }) => id as ReadId);
const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
const video = Uint8Array.of(0);

const endings: { readonly [Name in FaultName]: string } = {
  latency: "result",
  dribble: "result",
  "reset-upload": "RemoNetworkError",
  "reset-answer": "RemoNetworkError",
  "early-413": "RemoGatewayError",
  hang: "RemoTimeoutError",
  "truncated-json": "RemoProtocolError",
  "wrong-length": "result",
  "empty-body": "RemoProtocolError",
  "html-502": "RemoGatewayError",
  "html-504": "RemoGatewayError",
  "redirect-308": "RemoGatewayError",
};

/** Values that a test has the time for. */
const values: { readonly [name: string]: string } = { latency: "1-5", dribble: "0" };
const ways = ["preference", "queue", "chance"] as const;

/** A mock over a socket or in this process, and where a client of it sends. */
async function playing(where: "socket" | "process") {
  const options = { analysisSeconds: [0, 0] as const };
  if (where === "process") {
    const mock = createMock(options);
    return { mock, target: { fetch: mock.fetch } };
  }
  const server = await startMockServer({ port: 0, ...options });
  onTestFinished(() => server.close(0));
  return { mock: server, target: { baseUrl: server.url } };
}

const inputs = (["socket", "process"] as const).flatMap((where) =>
  reads.flatMap((id) => (Object.keys(faults) as FaultName[]).map((fault) => [fault, id, where] as const)),
);

test.each(inputs)(
  "the fault %s of %s ends as it should, whoever asked for it: %s",
  async (fault, id, where) => {
    const value = values[fault] && { value: values[fault] };
    for (const way of ways) {
      const { mock, target } = await playing(where);
      await createRemoClient({ ...demoAccount, ...target }).analyzeSoccer({ video, height: 170, uuid });
      const prefer = `fault=${[fault, values[fault]].filter(Boolean).join("=")}`;
      if (way === "queue") await mock.control.next({ scenario: fault, ...value });
      if (way === "chance") await mock.control.setFaults([{ fault, probability: 1, ...value }]);
      const remo = createRemoClient({
        ...demoAccount,
        ...target,
        retry: { attempts: 1 },
        ...(fault === "hang" && { timeout: { answer: 200 } }),
        ...(way === "preference" && { headers: { prefer } }),
      });
      const ended = await remo[id]({ uuid }).catch((error: unknown) => error);
      expect(isRemoError(ended) ? ended.name : "result", way).toBe(endings[fault]);
      if (!isRemoError(ended)) expect(ended).toMatchObject({ uuid, warnings: [] });
      expect(JSON.stringify(ended) + String(ended)).not.toContain(demoAccount.email);
      expect((await mock.control.journal()).at(-1)).toMatchObject({ scenario: fault, charged: 0 });
    }
  },
);

/** A 200 that is broken is an answer, and a redirect or a limit is one as well; who waits for no answer gives up. */
const passing = (Object.keys(faults) as FaultName[]).filter(
  (fault) => endings[fault] !== "RemoProtocolError" && !/^(hang|early-413|redirect-308)$/.test(fault),
);

test.each(passing)(
  "a read that meets %s once is sent again by itself, and ends with its result",
  async (fault) => {
    const { mock, target } = await playing("socket");
    const remo = createRemoClient({ ...demoAccount, ...target, retry: { firstPause: 1, longestPause: 2 } });
    await remo.analyzeSoccer({ video, height: 170, uuid });
    for (const id of reads) {
      await mock.control.next({ scenario: fault, ...(values[fault] && { value: values[fault] }) });
      expect(await remo[id]({ uuid })).toMatchObject({ uuid, warnings: [] });
    }
    expect(await mock.creditsOf(demoAccount.email)).toBe(96);
  },
);
