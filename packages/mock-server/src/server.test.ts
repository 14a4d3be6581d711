import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createMockControl, MockListenError, startMockServer } from "./index.ts";

test("it listens on a free port, answers, and frees the port", async () => {
  const server = await startMockServer({ port: 0 });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await fetch(`${server.url}/__mock/health`)).status).toBe(200);
  await server.close();
  const again = await startMockServer({ port: server.port });
  expect(again.port).toBe(server.port);
  await again.close();
});

test("a busy port is named, with the way out", async () => {
  const first = await startMockServer({ port: 0 });
  try {
    const second = startMockServer({ port: first.port });
    await expect(second).rejects.toThrow(MockListenError);
    await expect(second).rejects.toThrow(
      `Port ${first.port} on 127.0.0.1 is in use. Choose another with --port N`,
    );
  } finally {
    await first.close();
  }
});

test("an address that is not of this machine is named", async () => {
  await expect(startMockServer({ port: 0, host: "192.0.2.1" })).rejects.toThrow(
    "192.0.2.1 is not an address",
  );
});

test("over a socket, codes that HTTP does not know arrive as they are (N10)", async () => {
  const server = await startMockServer({ port: 0 });
  try {
    for (const code of [420, 550, 559]) {
      const response = await fetch(`${server.url}/api/analysis-soccer`, {
        method: "POST",
        headers: { prefer: `code=${code}` },
        body: new Blob(["{}"]).stream(),
        duplex: "half",
      } as RequestInit);
      expect(response.status).toBe(code);
      expect(await response.json()).toMatchObject({ state: false, status: code });
    }
  } finally {
    await server.close();
  }
});

test.each([-1, 65_536, 1.5, "4010x" as never])("port %s is refused", async (port) => {
  await expect(startMockServer({ port })).rejects.toThrow("must be a whole number from 0 to 65535");
});

test("the control API answers over a socket, with a body or without one", async () => {
  const server = await startMockServer({ port: 0 });
  try {
    const control = createMockControl(server.url);
    expect(await control.clearNext()).toBe(0);
    expect(await control.clearJournal()).toBe(0);
    await control.reset();
    const [account] = await control.accounts();
    await control.deleteAccount(account?.id ?? 0);
    expect(await control.accounts()).toEqual([]);
    const reset = await fetch(`${server.url}/__mock/reset`, { method: "POST" });
    expect(reset.status).toBe(204);
    const body = new Blob(['{"seconds":5}']).stream();
    const chunked = { method: "POST", body, duplex: "half" } as RequestInit;
    expect((await fetch(`${server.url}/__mock/clock/advance`, chunked)).status).toBe(200);
  } finally {
    await server.close(0);
  }
});

test("a start that fails leaves the state file to the next one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-mock-"));
  const stateFile = join(folder, "state.db");
  try {
    await expect(startMockServer({ port: 0, stateFile, controlToken: "a b" })).rejects.toThrow(
      "controlToken",
    );
    await expect(startMockServer({ port: 0, stateFile, tls: { key: "x", cert: "y" } })).rejects.toThrow();
    const server = await startMockServer({ port: 0, stateFile });
    await server.close(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
