import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { Job } from "../../state/records.ts";
import { keptTexts } from "./kept-texts.ts";

const { documented, observed } = profiles;
const jobOf = (uuid: string, result?: object) => ({ uuid, result }) as Job;

function counting() {
  let made = 0;
  const textOf = keptTexts(({ uuid, result, seed }) => {
    made++;
    return result ?? { uuid, seed };
  });
  return { textOf, made: () => made };
}

test("an answer that is asked for again is not made again, as long as seed and profile are the same", () => {
  const { textOf, made } = counting();
  const job = jobOf("u");
  for (let i = 0; i < 3; i++) {
    expect(textOf(job, { seed: 1, readings: documented })).toBe('{"uuid":"u","seed":1}');
  }
  expect(made()).toBe(1);
  expect(textOf(job, { seed: 2, readings: documented })).toBe('{"uuid":"u","seed":2}');
  textOf(job, { seed: 2, readings: observed });
  expect(made()).toBe(3);
});

test("a job that was given a result is another record, and has another answer", () => {
  const { textOf } = counting();
  const making = { seed: 1, readings: documented };
  expect(textOf(jobOf("u"), making)).toBe('{"uuid":"u","seed":1}');
  expect(textOf(jobOf("u", { own: 5 }), making)).toBe('{"own":5}');
});

test("however many jobs are asked for, few answers are kept, and all are right", () => {
  const { textOf, made } = counting();
  const making = { seed: 1, readings: documented };
  const jobs = Array.from({ length: 1200 }, (_, at) => jobOf(`${at}`));
  for (let round = 0; round < 2; round++)
    for (const job of jobs) expect(textOf(job, making)).toBe(`{"uuid":"${job.uuid}","seed":1}`);
  expect(made()).toBeGreaterThan(1200 + 700);
});
