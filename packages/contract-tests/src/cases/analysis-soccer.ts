import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type ErrorName, operationOf } from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import { jpeg } from "../session/video.ts";
import { NotServedError } from "./context.ts";
import { type Draft, defineCases, type GeneratedFacts, refusing, refusingSent } from "./define.ts";
import { accepted, answered, refusedFor } from "./expect.ts";
import { forced } from "./forced.ts";

const id = "analyzeSoccer";
const { price, required } = operationOf(id);

const facts: GeneratedFacts = {
  request: ["F02", "F03", "F04", "F05", "F06", "F07", "F08"],
  success: ["F15"],
  refusal: ["F09", "F10", "F16", "F17", "F18", "F19", "F20"],
};

/** For which defect a request is refused is open (A18), and so is the code of each (A15). */
const defective = ["protocol-error", "no-input-data", "user-not-identified", "video-error"] as const;
/** Where no object is, no video can be wrong in it. */
const withoutObject = defective.slice(0, 3);

const free: readonly Draft[] = [
  {
    id: "empty-body",
    title: "an empty body is refused as input or for its user (A15, A18)",
    facts: ["F18"],
    asks: true,
    run: refusing("empty-body", "", ...withoutObject),
  },
  {
    id: "not-json",
    title: "a body that is no JSON is refused (A06, A18)",
    facts: ["F02", "F18"],
    run: refusing("not-json", "{'state': False}", ...withoutObject),
  },
  {
    id: "not-an-object",
    title: "JSON that is no object is refused (A15, A18)",
    facts: ["F02", "F18"],
    run: refusing("not-an-object", "[]", ...withoutObject),
  },
  {
    id: "no-fields",
    title: "an object without fields is refused as input or for its user (A15, A18)",
    facts: ["F18"],
    run: refusing("no-fields", "{}", ...defective),
  },
  ...required.map(
    (name, at): Draft => ({
      id: `missing-${name.toLowerCase().replace("_", "-")}`,
      title: `without ${name} a request is refused as input or for its user (A15, A18)`,
      facts: [`F0${at + 3}` as "F03", "F18"],
      run: refusing(`missing:${name}`, { [name]: undefined }, ...defective),
    }),
  ),
  {
    id: "empty-height",
    title: "an empty height is refused as input or for its user (A10, A15, A18)",
    facts: ["F07", "F18"],
    run: refusing("empty:height", { height: "" }, ...defective),
  },
  {
    id: "unknown-user",
    asks: true,
    title: "an unknown user is refused with 420",
    facts: ["F03", "F19"],
    run: refusingSent("unknown-user", "nobody", "user-not-identified"),
  },
  {
    id: "precedence",
    title: "an unknown user with a video that does not decode is refused for one of the two (A18)",
    facts: ["F18", "F19"],
    run: refusing("unknown-user-bad-video", { base64_video: "%%%%" }, ...defective),
  },
  {
    id: "user-as-id",
    title: "a user that is named by id is not known (A20)",
    facts: ["F03"],
    run: refusing("unknown-user-as-id", { Email: undefined, id: "nobody@example.com" }, ...defective),
  },
  {
    id: "other-paths",
    title: "an empty POST to the path that the sample names is answered (A08)",
    facts: ["F01", "F21"],
    elsewhere: true,
    run: async ({ raw }) => {
      const path = "/api/analysis-golf";
      // It is not the operation's: that nothing answers there is no fault.
      if (!(await raw("sample-path", "", { path })).received)
        throw new NotServedError(`${path} has no answer`);
    },
  },
];

/** One chain, because only together its answers show what `credit` counts and what makes a file one that exists. */
const chain: Draft = {
  id: "credits",
  title: "three videos are accepted, one of them exists, and the credits add up (A01, A04, A13)",
  facts: ["F01", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F18"],
  credits: 5 * price,
  async run({ send, raw }) {
    const [one, other] = [randomUUID(), randomUUID()];
    const badVideo = { base64_video: "%%%%" };
    const before = await raw("bad-video:before", badVideo, { keys: "own" });
    const first = await send("accept:first", { uuid: one });
    if (answered(first).kind === "refusal") accepted(first);
    // In this order: once the first uuid has the second video, nothing has the first one any more.
    const sameVideo = await send("accept:same-video", { uuid: other });
    const sameUuid = await send("accept:same-uuid", { uuid: one, video: "second" });
    const after = await raw("bad-video:after", badVideo, { keys: "own" });
    // Only now: what is odd about one of them takes nothing from what the others show.
    refusedFor(before, "video-error");
    const [isNew, byUuid, byVideo] = [first, sameUuid, sameVideo].map((one) => accepted(one).body.file_exist);
    // Without the field, or of another type: the schema says so.
    assert(!isNew, "a new uuid and a new video: the file is new");
    const isOpen = byUuid === undefined && byVideo === undefined;
    assert(isOpen || byUuid !== byVideo, "either the uuid or the video makes a file one that exists");
    refusedFor(after, "video-error");
  },
};

/** Bytes whose base64 has all that forms differ in: padding, `+` and `/`. */
const spelled = Buffer.concat([jpeg, Buffer.from([0xfb, 0xef, 0xff, 0xfe])]).toString("base64");

const forms = {
  "no-padding": (base64: string) => base64.replace(/=+$/, ""),
  "line-breaks": (base64: string) => base64.replace(/.{76}/g, "$&\n"),
  "data-url": (base64: string) => `data:video/mp4;base64,${base64}`,
  "url-safe": (base64: string) => base64.replaceAll("+", "-").replaceAll("/", "_"),
};

const withKeys: readonly Draft[] = [
  chain,
  {
    id: "wrong-api-key",
    title: "a wrong APIKey is refused with 421, after one request (N1)",
    facts: ["F05", "F19"],
    credits: price,
    wrongKey: true, // Before the other one: it identifies the account.
    run: refusingSent("wrong-api-key", "own, wrong APIKey", "wrong-api-key"),
  },
  {
    id: "wrong-user-key",
    title: "a wrong UserKey is refused with 420",
    facts: ["F04", "F19"],
    credits: price,
    wrongKey: true,
    run: refusingSent("wrong-user-key", "own, wrong UserKey", "user-not-identified"),
  },
  {
    id: "jpeg",
    title: "a JPEG is answered (A07)",
    facts: ["F06"],
    credits: price,
    last: true,
    run: async ({ send }) =>
      mayAnswer(await send("accept:jpeg", { video: jpeg }), "video-error", "front-image-decoding-error"),
  },
  ...Object.entries(forms).map(
    ([form, spell]): Draft => ({
      id: `encoding-${form}`,
      title: `base64 with ${form.replace("-", " ")} is answered (A23)`,
      facts: ["F06"],
      credits: price,
      last: true,
      async run({ raw }) {
        const body = { base64_video: spell(spelled) };
        mayAnswer(await raw(`encoding:${form}`, body, { keys: "own" }), "video-error");
      },
    }),
  ),
];

/** Whether it is accepted is open; that it is answered is not. */
function mayAnswer(exchange: Exchange, ...reasons: ErrorName[]): void {
  if (answered(exchange).kind === "success") accepted(exchange);
  else refusedFor(exchange, ...reasons);
}

const onMocks: readonly Draft[] = [
  {
    id: "out-of-credits",
    title: "credits run out with 422, and nothing more is charged",
    facts: ["F14", "F19"],
    mock: true,
    async run({ another }) {
      const poor = await another(2 * price + 1);
      accepted(await poor.send("out-of-credits"));
      accepted(await poor.send("out-of-credits", { video: "second" }));
      refusedFor(await poor.send("out-of-credits", { video: jpeg }), "not-enough-credits");
      refusedFor(await poor.send("out-of-credits", { video: jpeg }), "not-enough-credits");
    },
  },
  ...forced(id, facts),
];

export const analyzeSoccer = defineCases(
  id,
  {
    prefix: "",
    facts,
    request: {
      fields: ({ height }) => ({ height: String(height) }),
      call: (client, { file, height, uuid }) => client.analyzeSoccer({ video: file, height, uuid }),
      gives: {
        waitTime: "wait_time",
        fileExists: "file_exist",
        credit: "credit",
        uuid: "uuid",
        message: "message",
      },
    },
  },
  [...free, ...withKeys, ...onMocks],
);
