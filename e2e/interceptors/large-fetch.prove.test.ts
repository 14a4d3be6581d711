import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { serve } from "../testing/loopback.ts";
import { receipt } from "./calls.ts";

const script = fileURLToPath(new URL("../fixtures/large-fetch.mjs", import.meta.url));
const bytes = 2e9;

test.each(["fetch", "undici"])(
  "2 GB through %s leave the memory flat (N22)",
  async (way) => {
    let received = 0;
    const url = await serve((request, response) => {
      request.on("data", ({ length }) => {
        received += length;
      });
      request.on("end", () => response.end(JSON.stringify(receipt)));
    });
    const { stdout } = await promisify(execFile)(process.execPath, [script, url, String(bytes), way]);
    const { credit, peak } = JSON.parse(stdout);
    expect([credit, received > (bytes * 4) / 3]).toEqual([4, true]);
    expect(peak).toBeLessThan(250);
  },
  300_000,
);
