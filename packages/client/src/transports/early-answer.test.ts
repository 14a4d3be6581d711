// An answer that comes while the upload runs, and is followed by a reset: from another process, as it would be.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent } from "node:https";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { clientOf, failure, uuid } from "../testing/calls.ts";
import { certificate, key } from "../testing/certificate.ts";

const script = fileURLToPath(new URL("../testing/early-server.mjs", import.meta.url));
const video = new Uint8Array(60_000_000);

async function earlyServer(...pems: string[]): Promise<number> {
  const server = spawn(process.execPath, [script, ...pems], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void server.kill());
  const [port] = await once(server.stdout, "data");
  return Number(port);
}

/** 40, as `npm test` has time for; more with REMO_KIT_UPLOADS. */
const uploads = Number(process.env.REMO_KIT_UPLOADS ?? 40);

test.each([
  ["plain", "http", []],
  ["TLS", "https", [certificate, key]],
])(
  `a 413 after 2 of 80 MB, and a closed connection, is read each time (${uploads} times, %s)`,
  async (_, scheme, pems) => {
    const port = await earlyServer(...pems);
    const agent = scheme === "https" ? new Agent({ ca: certificate }) : undefined;
    const remo = clientOf(`${scheme}://127.0.0.1:${port}`, { agent });
    for (let done = 0; done < uploads; done++) {
      const error = await failure(remo.analyzeSoccer({ video, height: 170, uuid }));
      expect(error).toMatchObject({ name: "RemoApiError", code: 413, sent: "part", charged: "no" });
    }
  },
  60_000,
);
