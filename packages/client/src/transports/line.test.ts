import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { serveRaw, until } from "../testing/calls.ts";
import { watchLine } from "./line.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

test.skipIf(process.platform !== "linux")(
  "bytes that the system sends on are seen, though it takes no more of them; a stopped line is not",
  async () => {
    let peer: Socket | undefined;
    const server = await serveRaw((socket) => {
      peer = socket.pause();
    });
    const socket = connect(server.port, "127.0.0.1").on("error", () => {});
    await once(socket, "connect");
    let flowing = 0;
    const over = new AbortController();
    watchLine(socket, { flowing: () => void flowing++ }, over.signal);
    const second = async () => {
      vi.advanceTimersByTime(1000);
      await setTimeout(100); // The table is read meanwhile.
    };
    socket.write(Buffer.alloc(24_000_000));
    await until(() => peer !== undefined, "the connection");
    await second(); // The buffers fill.
    await second();
    const stopped = flowing;
    await second();
    expect(flowing).toBe(stopped);
    const isRead = () => (peer?.bytesRead ?? 0) > 400_000; // Less may make no room that the other side hears of.
    peer?.on("data", () => isRead() && peer?.pause()).resume();
    await until(isRead, "the bytes");
    // The system tells of them when it comes to it.
    for (let seconds = 0; flowing === stopped && seconds < 50; seconds++) await second();
    expect(flowing).toBeGreaterThan(stopped);
    over.abort();
    socket.destroy();
  },
);
