// Progress over real sockets; its throttle, by a false clock, is in watch.test.ts.

import type { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Progress } from "../index.ts";
import {
  accepted,
  answer,
  big,
  clientOf,
  failure,
  serveHttp,
  serveRaw,
  small,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";
import { jsonUpload } from "../upload/json-upload.ts";
import { openSource } from "../upload/video.ts";
import { nodeTransport } from "./node.ts";

const input = { video: big, height: 170, uuid };

function kept() {
  const reported: Progress[] = [];
  return { reported, onProgress: (progress: Progress) => void reported.push(progress) };
}

/** What holds for the progress of any attempt. */
function expectSound(reported: readonly Progress[], size: number): void {
  for (const [i, now] of reported.entries()) {
    const before = reported[i - 1];
    expect(now.ratio).toBe(now.bytesSent / now.bytesTotal);
    expect(now.bytesSent).toBeGreaterThanOrEqual(before?.bytesSent ?? 0);
    expect(now.videoBytesSent).toBeGreaterThanOrEqual(before?.videoBytesSent ?? 0);
    expect(now.bytesSent).toBeLessThanOrEqual(now.bytesTotal);
    expect(now.videoBytesSent).toBeLessThanOrEqual(size);
    expect(Number.isSafeInteger(now.bytesPerSecond) && now.bytesPerSecond >= 0).toBe(true);
  }
  const phases = reported.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]);
  expect(phases).toEqual(["connect", "upload", "answer"].slice(0, phases.length));
  expect(reported.filter(({ phase }) => phase === "connect")).toEqual([
    expect.objectContaining({ bytesSent: 0 }),
  ]);
}

test.each(ways)(
  "a whole upload ends with all bytes, those that the server received ($way)",
  async ({ fetch }) => {
    let received = 0;
    const server = await serveHttp((request) =>
      whole(request, (body) => {
        received = body.length;
        request.socket.end(accepted);
      }),
    );
    const { reported, onProgress } = kept();
    await clientOf(server.url, { fetch, onProgress }).analyzeSoccer(input);
    expectSound(reported, big.length);
    expect(reported[0]).toMatchObject({
      phase: "connect",
      ratio: 0,
      videoBytesSent: 0,
      bytesTotal: received,
    });
    expect(reported.at(-1)).toMatchObject({
      phase: "answer",
      bytesSent: received,
      bytesTotal: received,
      ratio: 1,
      videoBytesSent: big.length,
    });
  },
);

test.each(ways)(
  "while the server reads nothing, no more is reported than the connection took ($way)",
  async ({ fetch }) => {
    const server = await serveRaw((socket) => socket.pause());
    const { reported, onProgress } = kept();
    const remo = clientOf(server.url, { fetch, onProgress, timeout: { idle: 60 }, retry: { attempts: 1 } });
    expect(await failure(remo.analyzeSoccer(input))).toMatchObject({
      name: "RemoTimeoutError",
      phase: "upload",
    });
    expectSound(reported, big.length);
    expect(reported.at(-1)?.phase).toBe("upload");
    expect(reported.at(-1)?.ratio).toBeLessThan(1);
  },
);

test.each(ways)(
  "while an answer is awaited, the phase is answer and all bytes are sent ($way)",
  async ({ fetch }) => {
    const { reported, onProgress } = kept();
    let atTheEnd: Progress | undefined;
    const server = await serveHttp((request) =>
      whole(request, async () => {
        await until(() => reported.at(-1)?.phase === "answer", "the phase answer");
        atTheEnd = reported.at(-1);
        request.socket.end(accepted);
      }),
    );
    await clientOf(server.url, { fetch, onProgress }).analyzeSoccer({ ...input, video: small });
    expectSound(reported, small.length);
    expect(atTheEnd).toMatchObject({ ratio: 1, videoBytesSent: small.length });
  },
);

test.each(ways)("an early answer ends the progress below all bytes ($way)", async ({ fetch }) => {
  const server = await serveHttp((request) => {
    request
      .on("error", () => {})
      .once("data", () => {
        request.pause();
        request.socket.write(answer("413 Too Large", "<html>"));
      });
  });
  const { reported, onProgress } = kept();
  await failure(clientOf(server.url, { fetch, onProgress }).analyzeSoccer(input));
  expectSound(reported, big.length);
  const last = reported.at(-1);
  expect(last).toMatchObject({ phase: "answer" });
  expect(last?.bytesSent).toBeLessThan(last?.bytesTotal ?? 0);
  expect(last?.videoBytesSent).toBeLessThan(big.length);
});

test("bytes that the connection refused are not reported", async () => {
  const sockets: Socket[] = [];
  const server = await serveRaw((socket) => void sockets.push(socket.pause()));
  const upload = jsonUpload({}, { field: "video", source: openSource(big) });
  let sent = 0;
  const watch = {
    signal: new AbortController().signal,
    connected: () => {},
    handed: () => {},
    flowing: () => {},
    sent: (bytes: number) => {
      sent = bytes;
    },
    waiting: () => {},
  };
  const failed = failure(
    nodeTransport({ method: "POST", url: server.url, upload, watch, headers: {}, agent: undefined }),
  );
  for (let before = -1; before < sent || sent === 0; await setTimeout(20)) before = sent;
  const taken = sent;
  sockets[0]?.resetAndDestroy();
  await failed;
  await setTimeout(0);
  expect(sent).toBe(taken);
});

test("each attempt reports its progress from the beginning", async () => {
  const server = await serveHttp((request) =>
    whole(request, () => {
      if (server.used() === 1) request.socket.resetAndDestroy();
      else request.socket.end(accepted);
    }),
  );
  const { reported, onProgress } = kept();
  const remo = clientOf(server.url, { onProgress, retry: { resend: true, firstPause: 0 } });
  await remo.analyzeSoccer({ ...input, video: small });
  const second = reported.findLastIndex(({ phase }) => phase === "connect");
  expect(second).toBeGreaterThan(0);
  for (const attempt of [reported.slice(0, second), reported.slice(second)]) {
    expectSound(attempt, small.length);
    expect(attempt.at(-1)).toMatchObject({ phase: "answer", ratio: 1 });
  }
});

test.each([
  ["ArrayBuffer", () => small.slice().buffer],
  ["Blob", () => new Blob([small])],
  ["{ base64 }", () => ({ base64: Buffer.from(small).toString("base64") })],
  ["ReadableStream", () => ({ size: small.length, stream: new Blob([small]).stream() })],
] as const)("the progress of a %s ends with the bytes of its video", async (_, video) => {
  const server = await serveHttp((request) => whole(request, () => request.socket.end(accepted)));
  const { reported, onProgress } = kept();
  await clientOf(server.url, { onProgress }).analyzeSoccer({ ...input, video: video() });
  expectSound(reported, small.length);
  expect(reported.at(-1)).toMatchObject({ ratio: 1, videoBytesSent: small.length });
});

test("the bytes of the video are those whose base64 has left, whatever stands before it", () => {
  const cases = fc.record({ size: fc.integer({ min: 1, max: 5000 }), key: fc.string({ unit: "binary" }) });
  fc.assert(
    fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ size, key }, ratio) => {
      const upload = jsonUpload({ key }, { field: "video", source: openSource(new Uint8Array(size)) });
      const prefix = Buffer.byteLength(JSON.stringify({ key, video: "" })) - 2;
      const sent = Math.floor(ratio * upload.length);
      const digits = Math.max(0, Math.min(sent - prefix, Math.ceil((size * 4) / 3)));
      expect(upload.videoBytes(sent)).toBe(Math.min(size, Math.floor((digits * 3) / 4)));
      expect([upload.videoBytes(0), upload.videoBytes(upload.length)]).toEqual([0, size]);
    }),
  );
});
