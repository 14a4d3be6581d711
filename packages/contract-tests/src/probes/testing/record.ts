import { createHash } from "node:crypto";
import { createMock, demoAccount, type Mock } from "@remo-kit/mock-server";
import { operationList, type Profile, profiles } from "@remo-kit/openapi";
import type { Exchange, Intent, KeysUsed } from "../../model/exchange.ts";

type Request = {
  readonly intent: Intent;
  readonly keys: KeysUsed;
  readonly body: string | { readonly [field: string]: string | undefined };
  readonly path?: string;
  readonly operation?: string;
  /** Seconds by which the clock of the mock goes forward before it. */
  readonly advance?: number;
};

const began = Date.UTC(2026, 0, 1);

export type Recorded = {
  readonly profile?: Profile;
  /** Of the account at the start. Default: 100. */
  readonly credits?: number;
  /** Whether the requests that need the keys of an account are sent. Default: true. */
  readonly withKeys?: boolean;
  readonly strictVideo?: boolean;
  /** Default: all. */
  readonly requests?: readonly Request[];
};

const base64 = (start: string, rest: string) => Buffer.from(`${start}${rest}`, "latin1").toString("base64");
const mp4 = "\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
const [first, second] = [base64(mp4, "first one!"), base64(mp4, "second one")];
const jpeg = base64("\xff\xd8\xff\xe0", "JFIF\xff\xfb\xff\xfe!");
const [one, other] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
const isVideo = new Set([first, second, jpeg]);

const unissued = { Email: "nobody@example.com", UserKey: "none", APIKey: "none" };
const own = { Email: demoAccount.email, UserKey: demoAccount.userKey, APIKey: demoAccount.apiKey };
const rest = { base64_video: first, height: "170", uuid: "00000000-0000-4000-8000-000000000000" };
const whole = (changes: Request["body"]) => ({ ...unissued, ...rest, ...(changes as object) });

const ofUnknown = (intent: Intent, changes: Request["body"]): Request => ({
  intent,
  keys: "nobody",
  body: whole(changes),
});
const raw = (intent: Intent, body: string, path?: string): Request => ({
  intent,
  keys: "none",
  body,
  ...(path && { path }),
});

const reads = operationList.filter(({ kind }) => kind === "read");

/** The same to each read. */
const ofReads = (intent: Intent, keys: KeysUsed, body: Request["body"], advance = 0): Request[] =>
  reads.map(({ path, slug }, at) => ({
    intent,
    keys,
    body,
    path,
    operation: slug,
    advance: at === 0 ? advance : 0,
  }));

export const freeRequests: readonly Request[] = [
  raw("empty-body", ""),
  raw("not-json", "{'state': False}"),
  raw("no-fields", "{}"),
  ...["Email", "UserKey", "APIKey", "base64_video", "height", "uuid"].map((name) =>
    ofUnknown(`missing:${name}`, { [name]: undefined }),
  ),
  ofUnknown("empty:height", { height: "" }),
  ofUnknown("unknown-user", {}),
  ofUnknown("unknown-user-bad-video", { base64_video: "%%%%" }),
  ofUnknown("unknown-user-as-id", { Email: undefined, id: "nobody@example.com" }),
  raw("sample-path", "", "/api/analysis-golf"),
  ...ofReads("empty-body", "none", ""),
  ...ofReads("read:unknown-uuid", "nobody", { id: unissued.Email, uuid: rest.uuid }),
];

const ofAccount = (intent: Intent, changes: Request["body"]): Request => ({
  intent,
  keys: "own",
  body: whole({ ...own, ...(changes as object) }),
});

/** A server by content forgets the first video as soon as its uuid has another one: the same video comes first. */
export const trailRequests: readonly Request[] = [
  ofAccount("bad-video:before", { base64_video: "%%%%" }),
  ofAccount("accept:first", { uuid: one }),
  ofAccount("accept:same-video", { uuid: other }),
  ofAccount("accept:same-uuid", { uuid: one, base64_video: second }),
  ofAccount("bad-video:after", { base64_video: "%%%%" }),
];

const read = { id: own.Email, uuid: "00000000-0000-4000-8000-000000000004" };
const { UserKey, APIKey } = own;

/** A job, and what reads say of it before it is done and afterwards. */
export const jobRequests: readonly Request[] = [
  ...ofReads("read:unknown-uuid", "own", { ...read, uuid: rest.uuid }),
  ofAccount("submitted", { uuid: read.uuid, base64_video: base64(mp4, "third one!") }),
  ...ofReads("read:not-ready", "own", read),
  ...ofReads("read:another-user", "other", { ...read, id: unissued.Email }),
  ...ofReads("read:done", "own", read, 3600),
  ...ofReads("read:done", "own", read),
  ...ofReads("read:with-keys", "own", { ...read, UserKey, APIKey }),
];

export const paidRequests: readonly Request[] = [
  ofAccount("accept:jpeg", { base64_video: jpeg, uuid: "00000000-0000-4000-8000-000000000003" }),
  ofAccount("encoding:no-padding", { base64_video: jpeg.replace(/=+$/, "") }),
  ofAccount("encoding:line-breaks", { base64_video: `${jpeg.slice(0, 8)}\n${jpeg.slice(8)}` }),
  ofAccount("encoding:data-url", { base64_video: `data:video/mp4;base64,${jpeg}` }),
  ofAccount("encoding:url-safe", { base64_video: jpeg.replaceAll("+", "-").replaceAll("/", "_") }),
];

/** Sends to a mock in this process, and keeps every exchange. */
export async function record(options: Recorded = {}): Promise<Exchange[]> {
  const { profile = profiles.documented, credits = 100, withKeys = true, strictVideo = false } = options;
  const time = { now: () => began, sleep: async () => {} };
  const mock = createMock({ time, profile, accounts: [{ ...demoAccount, credits }], strictVideo });
  const requests = options.requests ?? [
    ...freeRequests,
    ...(withKeys ? [...trailRequests, ...jobRequests, ...paidRequests] : []),
  ];
  const exchanges: Exchange[] = [];
  for (const request of requests) {
    if (request.advance) await mock.control.advance(request.advance);
    exchanges.push(await send(mock, request, exchanges.length + 1));
  }
  return exchanges;
}

async function send(
  mock: Mock,
  { intent, keys, body, path = "/api/analysis-soccer", operation = "analysis-soccer" }: Request,
  id: number,
): Promise<Exchange> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: text === "" ? null : text };
  const answer = await mock.fetch(`https://api.remo.re.kr${path}`, init);
  const contentType = answer.headers.get("content-type");
  const clock = answer.headers.get("x-remo-mock-clock");
  return {
    id,
    case: "record",
    intent,
    operation,
    sent: {
      method: "POST",
      path,
      contentType: headers["content-type"],
      keys,
      bytes: text.length,
      ...sentOf(body),
    },
    requestSent: "all",
    answerReceived: "all",
    received: {
      status: answer.status,
      contentType,
      headers: clock ? { "x-remo-mock-clock": clock } : {},
      text: await answer.text(),
    },
    failure: undefined,
    client: undefined,
    requests: 1,
    ms: 1,
    time: new Date(began).toISOString(),
  };
}

function sentOf(body: Request["body"]): Pick<Exchange["sent"], "fields" | "uuid" | "video"> {
  if (typeof body === "string") return { fields: undefined, uuid: undefined, video: undefined };
  const video = body.base64_video ?? "";
  const sha256 = createHash("sha256").update(video).digest("hex");
  return {
    fields: Object.keys(body).filter((name) => body[name] !== undefined),
    uuid: body.uuid,
    video: isVideo.has(video)
      ? { bytes: video.length, sha256, container: video === jpeg ? "jpeg" : "mp4" }
      : undefined,
  };
}
