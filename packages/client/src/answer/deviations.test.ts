import { afterAll, expect, test } from "vitest";
import { clientOf, ways } from "../testing/calls.ts";
import { deviations, keys, readDeviations, sentUuid } from "../testing/deviations.ts";
import { keptOf, keptOfRead } from "../testing/kept.ts";
import { serveDeviations } from "../testing/serve-deviations.ts";
import { objectIn } from "./json.ts";

const server = await serveDeviations();
afterAll(server.close);

test("there are a hundred deviations, and only what is no JSON object leaves an error", () => {
  expect(deviations.length).toBeGreaterThanOrEqual(100);
  expect(new Set(deviations.map(({ what }) => what)).size).toBe(deviations.length);
  for (const { what, text, kept } of deviations)
    expect(objectIn(text) === undefined, what).toBe(kept.error !== undefined);
});

const rows = deviations.flatMap((row, n) => ways.map((way) => ({ ...row, ...way, n })));

test.each(rows)(
  "of a paid answer with $what is kept what can be ($way)",
  async ({ n, fetch, kept, text }) => {
    const remo = clientOf(`${server.url}/${n}`, { ...keys, fetch, retry: { attempts: 1 } });
    const result = await remo.analyzeSoccer.safe({ video: new Uint8Array(3), height: 170, uuid: sentUuid });
    const { body, ...left } = keptOf(result);
    expect(left).toEqual(kept);
    if (kept.error) expect(body).toBe(text);
    else expect(result.receipt?.readyAt).toBeInstanceOf(Date);
  },
);

const reads = readDeviations.flatMap((row, n) => ways.map((way) => ({ ...row, ...way, n })));

test.each(reads)("of a read with $what is kept what can be ($way)", async ({ n, fetch, kept }) => {
  const baseUrl = `${server.url}/${deviations.length + n}`;
  const remo = clientOf(baseUrl, { ...keys, fetch, retry: { attempts: 1 } });
  expect(keptOfRead(await remo.getSoccerScore.safe({ uuid: sentUuid }))).toEqual(kept);
});
