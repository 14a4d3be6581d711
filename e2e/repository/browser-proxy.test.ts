// Runs the code of the guide on a proxy for browsers, as it stands there, between a page and the mock.

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fileStore } from "@remo-kit/client/node";
import { demoAccount, scenarios, startMockServer } from "@remo-kit/mock-server";
import { errorOf, operationOf } from "@remo-kit/openapi";
import { transform } from "esbuild";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo } from "../testing/loopback.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";

const guide = await readFile(new URL("../../docs/guides/browser-proxy.md", import.meta.url), "utf8");
const [serverCode = "", pageCode = ""] = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
const project = await projectWith({ "server.mts": serverCode, "page.mts": pageCode });

const mock = await startMockServer({ port: 0 });
const { email, userKey, apiKey } = demoAccount;
vi.stubEnv("REMO_EMAIL", email);
vi.stubEnv("REMO_USER_KEY", userKey);
vi.stubEnv("REMO_API_KEY", apiKey);
vi.stubEnv("REMO_BASE_URL", mock.url);
vi.stubEnv("SESSIONS", "me");
vi.stubEnv("PORT", "0");
vi.stubEnv("CALLS", project.pathOf("calls.jsonl"));
const log = vi.spyOn(console, "error").mockImplementation(() => {});

const { server }: { readonly server: Server } = await import(project.pathOf("server.mts"));
await vi.waitUntil(() => server.listening);
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}`;

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await mock.close(0);
  await project.remove();
});

beforeEach(async () => {
  log.mockClear();
  await mock.control.reset();
});

const video = new Uint8Array(await readFile(sampleVideo));
const put = (path: string, body: Uint8Array<ArrayBuffer> = video, session = "me") =>
  fetch(`${url}/api/analyses/${path}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${session}` },
    body,
  });

/** A request of which no more than the given bytes are sent. */
function begin(uuid: string, length: number, sent: Buffer) {
  const head = `PUT /api/analyses/${uuid}?height=170 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer me\r\n`;
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(`${head}content-length: ${length}\r\n\r\n`);
  socket.write(sent);
  return socket;
}

test("the code of the guide type-checks", () => {
  expect(typeProblems([project.pathOf("server.mts"), project.pathOf("page.mts")])).toEqual([]);
});

test("a video goes through to the API, and its receipt comes back", async () => {
  const uuid = randomUUID();
  const response = await put(`${uuid}?height=170`);
  const receipt = { uuid, waitTime: 11, readyAt: expect.any(String), fileExists: false };
  expect([response.status, await response.json()]).toEqual([200, receipt]);
  const { length: bytes } = video;
  expect(await mock.control.journal()).toMatchObject([{ status: 200, uuid, video: { bytes } }]);
});

test("a uuid is sent once, unless nothing of it had arrived", async () => {
  const uuid = randomUUID();
  const [unusable, first, again] = [
    await put(uuid),
    await put(`${uuid}?height=170`),
    await put(`${uuid}?height=170`),
  ];
  expect([unusable, first, again].map(({ status }) => status)).toEqual([400, 200, 409]);
  expect(await unusable.json()).toMatchObject({ error: "unusable-request", again: true });
  expect(await again.json()).toMatchObject({ error: "sent-before", again: false });
  expect(await mock.control.journal()).toHaveLength(1);
});

test("what became of each is in a file, without keys, for the next start of the server", async () => {
  const uuid = randomUUID();
  await put(`${uuid}?height=170`);
  const file = project.pathOf("calls.jsonl");
  expect(await fileStore(file).get(uuid)).toMatchObject({ state: "accepted", receipt: { uuid } });
  const text = await readFile(file, "utf8");
  for (const secret of [email, userKey, apiKey]) expect(text).not.toContain(secret);
});

test("after a refusal that cost nothing the same uuid goes through again, after any other it does not", async () => {
  const retry = async (uuid: string) => {
    const answers = [await put(`${uuid}?height=170`), await put(`${uuid}?height=170`)];
    return Promise.all(answers.map(async (answer) => [answer.status, (await answer.json()).again]));
  };
  expect(await retry("22222222-0000-4000-8000-000000000400")).toEqual([
    [422, true],
    [422, true],
  ]);
  expect(await retry("22222222-0000-4000-8000-000000000412")).toEqual([
    [422, false],
    [409, false],
  ]);
  expect(await mock.control.journal()).toHaveLength(3);
});

test("it listens on this machine alone", () => {
  expect((server.address() as AddressInfo).address).toBe("127.0.0.1");
});

test("nobody without a session is let through, nor a body without bytes or with too many", async () => {
  expect((await put(randomUUID(), video, "other")).status).toBe(401);
  expect((await put(randomUUID(), Buffer.alloc(0))).status).toBe(400);
  const socket = begin(randomUUID(), 1_000_000_000, Buffer.alloc(1));
  const answer = await new Promise((read) => socket.once("data", (data) => read(String(data))));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(await mock.control.journal()).toEqual([]);
});

const refusals = [...scenarios.values()].filter(
  ({ category, operations }) =>
    !["success", "fault"].includes(category) && operations.includes(operationOf("analyzeSoccer").slug),
);

test.each(refusals)(
  "$code reaches the page with its reason, or under another one if it is of the account, and the log without its keys",
  async ({ code, uuidSuffix, category }) => {
    const row = errorOf(operationOf("analyzeSoccer"), code as number);
    const response = await put(`00000000-0000-4000-8000-${uuidSuffix}?height=170`);
    const told = {
      ...(category === "account" ? { error: "not-available" } : { error: row?.name, code }),
      again: row?.charged === "no",
      ...{ title: expect.any(String), text: expect.any(String), action: expect.any(String) },
    };
    const status = category === "account" ? 502 : row?.retry === "later" ? 503 : 422;
    expect([response.status, await response.json()]).toEqual([status, told]);
    expect(await mock.control.journal()).toHaveLength(1);
    const lines = log.mock.calls.join();
    expect(lines).toContain(`code ${code}`);
    for (const secret of [email, userKey, apiKey]) expect(lines).not.toContain(secret);
  },
);

test("a visitor reads why in Korean where the browser asks for it", async () => {
  const response = await fetch(`${url}/api/analyses/33333333-0000-4000-8000-000000000515?height=170`, {
    method: "PUT",
    headers: { authorization: "Bearer me", "accept-language": "ko-KR,ko;q=0.9" },
    body: video,
  });
  const { error, code, title } = await response.json();
  expect([response.status, error, code]).toEqual([422, "model-not-facing-side", 515]);
  expect(title).toMatch(/\p{Script=Hangul}/u);
});

test("a visitor who leaves in the middle sends the API no whole request", async () => {
  const uuid = randomUUID();
  const half = Buffer.alloc(4 * 1024 * 1024);
  const socket = begin(uuid, 2 * half.length, half);
  await vi.waitUntil(() => socket.writableLength === 0, { timeout: 10_000 });
  socket.destroy();
  await vi.waitFor(() => expect(log.mock.calls.flat()).toContain("RemoInputError"), { timeout: 10_000 });
  expect(await mock.control.journal({ status: 200 })).toEqual([]);
});

test("the page of the guide shows progress and gets its receipt, and no browser sends a video twice after a 421", {
  tags: "chromium",
}, async () => {
  const { code } = await transform(pageCode, { loader: "ts" });
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.route(`${url}/`, (route) =>
    route.fulfill({ contentType: "text/html", body: '<input type="file">' }),
  );
  await page.goto(url);
  await page.addScriptTag({ type: "module", content: `${code}\nglobalThis.analyze = analyze;` });
  await page.setInputFiles("input", sampleVideo);
  const send = (uuid: string) => page.evaluate(sendFromPage, uuid);
  const uuid = randomUUID();
  expect(await send(uuid)).toMatchObject({ uuid, waitTime: 11, ratios: expect.arrayContaining([1]) });
  expect(await send("11111111-0000-4000-8000-000000000421")).toMatchObject({ message: "not-available" });
  // One that broke off in a test before this one may be recorded only now; it has no status.
  const answered = (await mock.control.journal()).filter(({ status }) => status !== undefined);
  expect(answered).toMatchObject([{ status: 200 }, { status: 421 }]);
});

type Page = {
  readonly document: { querySelector(name: string): { readonly files: readonly unknown[] } };
  analyze(upload: object): Promise<object>;
};

async function sendFromPage(uuid: string): Promise<object> {
  const page = globalThis as never as Page;
  const file = page.document.querySelector("input").files[0];
  const ratios: number[] = [];
  const onProgress = (ratio: number) => ratios.push(ratio);
  const call = page.analyze({ file, uuid, height: 170, session: "me", onProgress });
  return { ...(await call.catch(({ message }: Error) => ({ message }))), ratios };
}
