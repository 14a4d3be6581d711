import { type Operation, operationList } from "@remo-kit/openapi";
import { createMock, demoAccount, type MockOptions } from "../index.ts";

export const submit = operationList.find(({ kind }) => kind === "submit") as Operation;
/** All that can be asked of what it has left. */
export const reads = operationList.filter(({ kind, family }) => kind === "read" && family === submit.family);
export const [read] = reads as [Operation];

export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
export const other = { email: "other@email.com", userKey: "u", apiKey: "a", credits: 100 };
export const keys = { Email: demoAccount.email, UserKey: "userkey", APIKey: "apikey" };

/** A mock whose clock only goes on when it is put forward, and whose analyses take 10 s, one at a time. */
export function still(options: MockOptions = {}) {
  const time = { now: () => Date.UTC(2026, 0, 1), sleep: async () => {} };
  const mock = createMock({
    time,
    accounts: [demoAccount, other],
    analysisSeconds: [10, 10],
    concurrency: 1,
    ...options,
  });
  const send = ({ path }: Operation, body: unknown, headers: Record<string, string> = {}) =>
    mock.fetch(`http://mock.test${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    mock,
    control: mock.control,
    hand: (of = uuid, changes: object = {}, headers: Record<string, string> = {}) =>
      send(submit, { ...keys, base64_video: "AAAA", height: "170", uuid: of, ...changes }, headers),
    ask: (of = uuid, id = demoAccount.email, headers: Record<string, string> = {}, operation = read) =>
      send(operation, { id, uuid: of }, headers),
    send,
  };
}

export const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  return { http: response.status, scenario: response.headers.get("x-remo-mock-scenario") };
};
