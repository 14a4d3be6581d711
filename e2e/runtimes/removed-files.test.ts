// A new deploy or `npm ci` takes the files of the client away while a program runs. Whatever is gone, a call ends with a
// receipt or a typed error.

import { cp, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RemoCallFailure } from "@remo-kit/client";
import { afterAll, expect, onTestFinished, test } from "vitest";

type Client = typeof import("@remo-kit/client");
const dist = dirname(fileURLToPath(import.meta.resolve("@remo-kit/client")));
const uuid = "9b2f7c1e-1111-4222-8333-000000000001";
const accepted = { state: 1, wait_time: 11, file_exist: false, uuid, message: "success", credit: 4 };
const json = (status: number, body: object) => [status, JSON.stringify(body)] as const;

/** What a server answers below each path; a reset below any other. */
const answers: { readonly [path: string]: readonly [status: number, text: string] } = {
  accept: json(200, accepted),
  refuse: json(422, { state: 0, status: 422, credit: 3, message: "no user-secret" }),
  gateway: [502, "<html>"],
  nonsense: [200, "<html>"],
};
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const answer = answers[request.url?.split("/")[1] ?? ""];
    if (!answer) request.socket.resetAndDestroy();
    else response.writeHead(answer[0]).end(answer[1]);
  });
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
afterAll(() => void server.close());
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A copy of the built client, whose files that come late can be removed. */
async function copied() {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-removed-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(dist, join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(dist, "../node_modules"), join(folder, "node_modules"));
  const client: Client = await import(join(folder, "dist/index.js"));
  const remove = async (which: RegExp) => {
    for (const name of await readdir(join(folder, "dist"))) {
      if (which.test(name)) await rm(join(folder, "dist", name));
    }
  };
  const call = async (path: string, input: object = {}) => {
    const baseUrl = path === "nobody" ? "http://127.0.0.1:1" : `${origin}/${path}`;
    const keys = { email: "a@example.com", userKey: "user-secret", apiKey: "api-secret" };
    const remo = client.createRemoClient({ ...keys, baseUrl, retry: { attempts: 2, firstPause: 0 } });
    const result = await remo.analyzeSoccer.safe({ video: new Uint8Array(3), height: 170, uuid, ...input });
    const error = result.error as (RemoCallFailure & { [field: string]: unknown }) | undefined;
    expect(result.ok || client.isRemoError(error)).toBe(true);
    return { receipt: result.receipt, error };
  };
  const baseUrl = `${origin}/accept`;
  const remo = client.createRemoClient({ email: "a@example.com", userKey: "u", apiKey: "a", baseUrl });
  const job = () => remo.analyzeSoccerAndWait.safe({ video: new Uint8Array(3), height: 170, uuid });
  return { call, job, remove };
}

const all = /./;
const aborted = { signal: AbortSignal.abort("enough") };

test("without any file that comes late, each call before the first is a typed error that nothing was sent", async () => {
  const { call, remove } = await copied();
  await remove(all);
  for (const path of ["accept", "refuse", "nobody"]) {
    const { error } = await call(path);
    expect(error).toMatchObject({ name: "RemoNetworkError", uuid, sent: "none", charged: "no" });
    expect(error).toMatchObject({ mayHaveArrived: false, cause: expect.any(Error) });
    expect(error?.message).toContain("could not be loaded");
  }
  expect((await call("accept", aborted)).error).toMatchObject({ name: "RemoAbortError", cause: "enough" });
  expect((await call("accept", { height: "tall" })).error).toMatchObject({ name: "RemoInputError", uuid });
});

const afterwards: readonly [path: string, input: object, expected: object][] = [
  [
    "refuse",
    {},
    { name: "RemoApiError", code: 422, reason: "not-enough-credits", apiMessage: "no [redacted]" },
  ],
  ["gateway", {}, { name: "RemoGatewayError", httpStatus: 502, excerpt: "<html>" }],
  ["nonsense", {}, { name: "RemoProtocolError", answer: { httpStatus: 200, body: "<html>" } }],
  ["reset", {}, { name: "RemoNetworkError", sent: "all", charged: "unknown", mayHaveArrived: true }],
  ["nobody", {}, { name: "RemoNetworkError", sent: "none", charged: "no" }],
  ["accept", aborted, { name: "RemoAbortError", cause: "enough" }],
  ["accept", { timeout: { total: 0.001 } }, { name: "RemoTimeoutError", phase: "total" }],
  ["accept", { height: "tall" }, { name: "RemoInputError" }],
  ["accept", { video: { size: 9, stream: () => new Blob([]).stream() } }, { name: "RemoInputError" }],
];

test.each(afterwards)(
  "after a good call all files may be gone: %s %o is what it is",
  async (path, input, expected) => {
    const { call, remove } = await copied();
    expect((await call("accept")).receipt).toMatchObject({ credit: 4, warnings: [] });
    await remove(all);
    expect((await call(path, input)).error).toMatchObject({ ...expected, uuid });
    expect((await call("accept")).receipt).toMatchObject({ credit: 4 });
  },
);

test("a transport that is gone is a part that could not be loaded", async () => {
  const { call, remove } = await copied();
  await remove(/transport/);
  expect((await call("refuse")).error).toMatchObject({ name: "RemoNetworkError", sent: "none", uuid });
  expect((await call("accept", aborted)).error).toMatchObject({ name: "RemoAbortError" });
});

test("what jobs need is loaded before their video is sent: if it is gone, nothing was", async () => {
  const { job, remove } = await copied();
  await remove(/run-job/);
  const { error } = await job();
  expect(error).toMatchObject({ name: "RemoNetworkError", uuid, sent: "none", charged: "no" });
  expect(error).not.toHaveProperty("receipt");
});

test("texts that are gone leave a refusal and a proxy's answer without them", async () => {
  const { call, remove } = await copied();
  await remove(/error-texts/);
  const { error } = await call("refuse");
  expect(error).toMatchObject({ name: "RemoApiError", code: 422, reason: "not-enough-credits", credit: 3 });
  expect([error?.meaning, error?.advice]).toEqual([undefined, undefined]);
  expect(error?.message).toContain("code 422: not-enough-credits");
  expect((await call("gateway")).error).toMatchObject({
    name: "RemoGatewayError",
    message: expect.stringContaining("HTTP 502 is not the API's (POST "),
    answer: { httpStatus: 502, body: "<html>" },
  });
});
