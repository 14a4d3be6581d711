// `npm run fuzz` does the same a hundred times as often. What it finds is kept in the corpus: each case holds for ever.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as bodyReader from "./body-reader.ts";
import * as server from "./server.ts";

type Target<Case> = {
  readonly start: () => Promise<{ run(one: Case): Promise<string>; stop(): Promise<void> }>;
};

function replay<Case>(name: string, { start }: Target<Case>): void {
  const corpus = new URL(`../corpus/${name}/`, import.meta.url);
  for (const file of existsSync(corpus) ? readdirSync(corpus) : []) {
    const { about, case: one } = JSON.parse(readFileSync(new URL(file, corpus), "utf8"));
    test(`it happens no more: ${about}`, async () => {
      const session = await start();
      expect(await session.run(one)).not.toBe("");
      await session.stop();
    });
  }
}

replay("body-reader", bodyReader);
replay("server", server);

test("whatever a body is, it is read as JSON.parse and Buffer read it, within the limits", async () => {
  const { run } = await bodyReader.start();
  const property = bodyReader.fc.asyncProperty(bodyReader.cases, async (one) => void (await run(one)));
  await bodyReader.fc.assert(property, { seed: 7, numRuns: 1000 });
});

test("whatever bytes a caller sends, the mock answers or closes the connection, and goes on", async () => {
  const { run, stop } = await server.start();
  const property = server.fc.asyncProperty(server.cases, async (one) => void (await run(one)));
  await server.fc.assert(property, { seed: 7, numRuns: 200 });
  await stop();
});
