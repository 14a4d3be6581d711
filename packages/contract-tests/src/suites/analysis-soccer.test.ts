import { randomUUID } from "node:crypto";
import { openVideo } from "@remo-kit/client/node";
import { errorCodes } from "@remo-kit/openapi";
import { expect } from "vitest";
import { openSuite, refused } from "../suite.ts";
import { nobody } from "../target.ts";

const { contract, another, isMock } = await openSuite("/api/analysis-soccer");
const video = await openVideo(new URL(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4")));
const price = 4;

const fields = (changes: object = {}) =>
  JSON.stringify({
    Email: nobody.email,
    UserKey: nobody.userKey,
    APIKey: nobody.apiKey,
    base64_video: "AAAA",
    height: "170",
    uuid: randomUUID(),
    ...changes,
  });

contract("an empty body is a protocol error or no input data (A15)", { facts: ["F18"] }, async ({ post }) => {
  const { status } = await post("");
  expect(isMock ? [400] : [400, 411]).toContain(status);
});

contract("a body that is no JSON is a protocol error", { facts: ["F02", "F18"] }, async ({ post }) => {
  const { status, body } = await post("{'state': False}");
  expect(status).toBe(400);
  expect(body).toMatchObject({ status: 400 });
});

contract("JSON that is no object is a protocol error", { facts: ["F02", "F18"] }, async ({ post }) => {
  expect((await post("[]")).status).toBe(400);
});

for (const name of ["Email", "UserKey", "APIKey", "base64_video", "height", "uuid"]) {
  contract(
    `no ${name} is no input data, or a protocol error (A15)`,
    { facts: ["F03", "F04", "F05", "F06", "F07", "F08", "F18"] },
    async ({ post }) => {
      const { status } = await post(fields({ [name]: undefined }));
      expect(isMock ? [411] : [411, 400]).toContain(status);
    },
  );
}

contract("an unknown user is refused with 420", { facts: ["F03", "F19"] }, async ({ client }) => {
  const error = await refused(client(nobody).analyzeSoccer({ video, height: 170 }));
  expect(error).toMatchObject({ code: 420, httpStatus: 420, meaning: errorCodes[420].meaning });
});

contract(
  "a new uuid is accepted, the same uuid again exists (A13)",
  { facts: ["F01", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15"], credits: 2 * price },
  async ({ client }) => {
    const uuid = randomUUID();
    const first = await client().analyzeSoccer({ video, height: 170, uuid });
    expect(first).toMatchObject({ uuid, fileExists: false });
    expect(first.raw.wait_time).toBe(first.waitTime);
    const again = await client().analyzeSoccer({ video, height: "170", uuid });
    expect(again).toMatchObject({ uuid, fileExists: true });
  },
);

contract(
  "a wrong UserKey is refused with 420",
  { facts: ["F04", "F19"], credits: price },
  async ({ client }) => {
    const error = await refused(client({ userKey: "wrong" }).analyzeSoccer({ video, height: 170 }));
    expect(error).toMatchObject({ code: 420 });
  },
);

contract(
  "a wrong APIKey is refused with 421, after one request (N1)",
  { facts: ["F05", "F19"], credits: price },
  async (target) => {
    const before = target.requests();
    const error = await refused(target.client({ apiKey: "wrong" }).analyzeSoccer({ video, height: 170 }));
    expect(error).toMatchObject({ code: 421 });
    expect(target.requests() - before).toBe(1);
  },
);

contract(
  "a video that does not decode is refused with 412",
  { facts: ["F06", "F18"], credits: price },
  async ({ post, keys }) => {
    const own = { Email: keys?.email, UserKey: keys?.userKey, APIKey: keys?.apiKey };
    expect((await post(fields({ ...own, base64_video: "%%%%" }))).status).toBe(412);
  },
);

contract(
  "credits run out with 422, and nothing more is charged",
  { facts: ["F14", "F19"], mock: true },
  async () => {
    const poor = await another(2 * price + 1);
    try {
      const call = () => poor.client().analyzeSoccer({ video, height: 170 });
      expect(await call()).toMatchObject({ credit: price });
      expect(await call()).toMatchObject({ credit: price });
      expect(await refused(call())).toMatchObject({ code: 422, credit: 1 });
      expect(await refused(call())).toMatchObject({ code: 422, credit: 1 });
      expect(poor.exchanges.flatMap((exchange) => exchange.problems)).toEqual([]);
    } finally {
      await poor.close();
    }
  },
);

for (const entry of Object.values(errorCodes)) {
  contract(
    `code ${entry.code} (${entry.meaning.en}) is a typed error`,
    { facts: ["F09", "F10", "F16", "F17", "F18", "F19", "F20"], mock: true },
    async ({ client }) => {
      const error = await refused(
        client({ prefer: `code=${entry.code}` }).analyzeSoccer({ video, height: 170 }),
      );
      expect(error).toMatchObject({
        code: entry.code,
        httpStatus: entry.code,
        meaning: entry.meaning,
        apiMessage: entry.message.text,
      });
    },
  );
}

contract(
  "a forced 200 is a receipt that costs nothing",
  { facts: ["F15"], mock: true },
  async ({ client, exchanges }) => {
    const receipt = await client({ prefer: "code=200" }).analyzeSoccer({ video, height: 170 });
    expect(receipt).toMatchObject({ waitTime: 11, fileExists: false, credit: price, message: "success" });
    expect(exchanges.at(-1)?.status).toBe(200);
  },
);
