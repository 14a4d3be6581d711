import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { scenarios } from "@remo-kit/mock-server";
import type { Case } from "../case.ts";
import type { Exchange, Intent } from "../exchange.ts";
import type { Session } from "../session.ts";
import { jpeg } from "../video.ts";
import { accepted, refusedWith } from "./expect.ts";

/** Credits that an accepted video costs (F15). */
export const price = 4; // Its own, as it must not believe the mock.

const required = ["Email", "UserKey", "APIKey", "base64_video", "height", "uuid"];

/** What can be asked without keys, or with keys that were issued to nobody. */
const free: readonly Case[] = [
  {
    id: "empty-body",
    title: "an empty body is a protocol error or no input data (A15)",
    facts: ["F18"],
    run: async ({ post }) => void refusedWith(await post("empty-body", ""), 400, 411),
  },
  {
    id: "not-json",
    title: "a body that is no JSON is a protocol error (A06)",
    facts: ["F02", "F18"],
    run: async ({ post }) => void refusedWith(await post("not-json", "{'state': False}"), 400),
  },
  {
    id: "not-an-object",
    title: "JSON that is no object is a protocol error",
    facts: ["F02", "F18"],
    run: async ({ post }) => void refusedWith(await post("not-an-object", "[]"), 400),
  },
  {
    id: "no-fields",
    title: "an object without fields is no input data, or a protocol error (A15)",
    facts: ["F18"],
    run: async ({ post }) => void refusedWith(await post("no-fields", "{}"), 411, 400),
  },
  ...required.map(
    (name, at): Case => ({
      id: `missing-${name.toLowerCase().replace("_", "-")}`,
      title: `no ${name} is no input data, or a protocol error (A15)`,
      facts: [`F0${at + 3}` as "F03", "F18"],
      // A18: whoever checks the user first knows none.
      run: async ({ post }) =>
        void refusedWith(await post(`missing:${name}`, { [name]: undefined }), 411, 400, 420),
    }),
  ),
  {
    id: "empty-height",
    title: "an empty height is no input data, or a protocol error (A10, A15)",
    facts: ["F07", "F18"],
    run: async ({ post }) => void refusedWith(await post("empty:height", { height: "" }), 411, 400, 420),
  },
  {
    id: "unknown-user",
    title: "an unknown user is refused with 420",
    facts: ["F03", "F19"],
    run: async ({ call }) => void refusedWith(await call("unknown-user", { keys: "nobody" }), 420),
  },
  {
    id: "precedence",
    title: "an unknown user with a video that does not decode is refused for one of the two (A18)",
    facts: ["F18", "F19"],
    run: async ({ post }) =>
      void refusedWith(await post("unknown-user-bad-video", { base64_video: "%%%%" }), 420, 412),
  },
  {
    id: "user-as-id",
    title: "a user that is named by id is not known (A20)",
    facts: ["F03"],
    run: async ({ post }) => {
      const changes = { Email: undefined, id: "nobody@example.com" };
      refusedWith(await post("unknown-user-as-id", changes), 411, 400, 420);
    },
  },
  {
    id: "other-paths",
    title: "an empty POST to the paths that the sample and a sibling page name is answered (A08, A17)",
    facts: ["F01", "F21"],
    run: async ({ post }) => {
      for (const [intent, path] of [
        ["sample-path", "/api/analysis-golf"],
        ["result-path", "/api/analysis-soccer-result"],
      ] as const) {
        assert((await post(intent, "", { path })).received, `${path} was not answered`);
      }
    },
  },
];

/** One chain, because only together its answers tell what `credit` counts and what makes a file one that exists. */
const chain: Case = {
  id: "credits",
  title: "three videos are accepted, one of them exists, and the credits add up (A01, A04, A13)",
  facts: ["F01", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F18"],
  credits: 5 * price,
  async run({ call, post }) {
    const [one, other] = [randomUUID(), randomUUID()];
    const badVideo = { base64_video: "%%%%" };
    refusedWith(await post("bad-video:before", badVideo, { keys: "own" }), 412);
    const first = await call("accept:first", { uuid: one });
    assert.equal(accepted(first).body.file_exist, false, "a new uuid and a new video: the file is new");
    // In this order: once the first uuid has the second video, nothing has the first one any more.
    const sameVideo = await call("accept:same-video", { uuid: other });
    const sameUuid = await call("accept:same-uuid", { uuid: one, video: "second" });
    const exist = [sameUuid, sameVideo].map((exchange) => accepted(exchange).body.file_exist);
    assert.notEqual(exist[0], exist[1], "either the uuid or the video makes a file one that exists");
    refusedWith(await post("bad-video:after", badVideo, { keys: "own" }), 412);
  },
};

const paid = (id: string, title: string, facts: Case["facts"], run: Case["run"]): Case => ({
  id,
  title,
  facts,
  credits: price,
  run,
});

/** What carries the keys of an account. */
const withKeys: readonly Case[] = [
  chain,
  paid(
    "wrong-api-key",
    "a wrong APIKey is refused with 421, after one request (N1)",
    ["F05", "F19"],
    async ({ call }) => void refusedWith(await call("wrong-api-key", { keys: "own, wrong APIKey" }), 421),
  ),
  paid(
    "wrong-user-key",
    "a wrong UserKey is refused with 420",
    ["F04", "F19"],
    async ({ call }) => void refusedWith(await call("wrong-user-key", { keys: "own, wrong UserKey" }), 420),
  ),
  paid("jpeg", "a JPEG is answered (A07)", ["F06"], async ({ call }) =>
    mayAnswer(await call("accept:jpeg", { video: jpeg.bytes }), 412, 413),
  ),
  ...(["no-padding", "line-breaks", "data-url", "url-safe"] as const).map((form) =>
    paid(
      `encoding-${form}`,
      `base64 with ${form.replace("-", " ")} is answered (A23)`,
      ["F06"],
      async (session) => mayAnswer(await inForm(session, form), 412),
    ),
  ),
];

type Form = "no-padding" | "line-breaks" | "data-url" | "url-safe";

/** Bytes whose base64 has all that forms differ in: padding, `+` and `/`. */
const spelled = Buffer.concat([jpeg.bytes, Buffer.from([0xfb, 0xef, 0xff, 0xfe])]).toString("base64");

const forms: Readonly<Record<Form, (base64: string) => string>> = {
  "no-padding": (base64) => base64.replace(/=+$/, ""),
  "line-breaks": (base64) => base64.replace(/.{76}/g, "$&\n"),
  "data-url": (base64) => `data:video/mp4;base64,${base64}`,
  "url-safe": (base64) => base64.replaceAll("+", "-").replaceAll("/", "_"),
};

const inForm = ({ post }: Session, form: Form): Promise<Exchange> =>
  post(`encoding:${form}`, { base64_video: forms[form](spelled) }, { keys: "own" });

/** Whether it is accepted is open; that it is answered is not. */
function mayAnswer(exchange: Exchange, ...codes: number[]): void {
  if (exchange.received && exchange.received.status < 300 && exchange.client?.kind !== "error") {
    const { text } = exchange.received;
    if (/"state":\s*(1|true)/.test(text)) return void accepted(exchange);
  }
  refusedWith(exchange, ...codes);
}

/** What only a mock can be put in. */
const onMocks: readonly Case[] = [
  {
    id: "out-of-credits",
    title: "credits run out with 422, and nothing more is charged",
    facts: ["F14", "F19"],
    mock: true,
    async run({ another }) {
      const poor = await another(2 * price + 1);
      try {
        accepted(await poor.call("out-of-credits"));
        accepted(await poor.call("out-of-credits", { video: "second" }));
        refusedWith(await poor.call("out-of-credits", { video: jpeg.bytes }), 422);
        refusedWith(await poor.call("out-of-credits", { video: jpeg.bytes }), 422);
      } finally {
        await poor.close();
      }
    },
  },
  ...[...scenarios.values()]
    .filter(({ code }) => code !== undefined)
    .map(
      ({ name, code, text }): Case => ({
        id: `forced-${name}`,
        title: `${name} (${text.en.replace(/\.$/, "")}) is ${code === 200 ? "a receipt" : "a typed error"}`,
        facts: code === 200 ? ["F15"] : ["F09", "F10", "F16", "F17", "F18", "F19", "F20"],
        mock: true,
        async run({ call }) {
          const exchange = await call(`forced:${name}` as Intent, { prefer: `example=${name}` });
          if (code === 200) accepted(exchange);
          else refusedWith(exchange, code as number);
        },
      }),
    ),
];

export const analysisSoccer: readonly Case[] = [...free, ...withKeys, ...onMocks];
