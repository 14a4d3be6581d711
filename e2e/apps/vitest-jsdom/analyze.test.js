import { readFile } from "node:fs/promises";
import { createRemoClient, fromEnv, isRemoApiError } from "@remo-kit/client";
import { expect, test } from "vitest";

// The mock runs beside it: `npm run mock`, or `remo-mock` of @remo-kit/mock-server.
const mock = process.env.REMO_BASE_URL;
const remo = createRemoClient(fromEnv(process.env));

// What a user chooses in a form is a File of jsdom here.
const chosen = async () => new File([await readFile(process.env.VIDEO)], "kick.mp4", { type: "video/mp4" });

test("a file that was chosen is accepted", async () => {
  const receipt = await remo.analyzeSoccer({ video: await chosen(), height: 170 });
  expect(receipt).toMatchObject({ credit: 4, message: "success" });
});

test("a refusal has its reason", async () => {
  await fetch(`${mock}/__mock/next`, { method: "POST", body: '{ "scenario": "video-error" }' });
  const { error } = await remo.analyzeSoccer.safe({ video: await chosen(), height: 170 });
  expect(isRemoApiError(error, 412)).toBe(true);
  expect(error.toJSON()).toMatchObject({ code: 412, reason: "video-error" });
});
