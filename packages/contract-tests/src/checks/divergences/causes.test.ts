import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Change, type Fetch, type Fields, mutant } from "../../mutants/mutate.ts";
import { runWith } from "../../mutants/testing/run.ts";

const isReceipt = ({ state }: Fields) => state === 1;
const isRefusal = ({ state }: Fields) => state === false;
const receipt =
  (fields: Fields): Change =>
  ({ body }) =>
    isReceipt(body) ? { body: { ...body, ...fields } } : undefined;
const refusal =
  (change: (body: Fields) => Fields): Change =>
  ({ body }) =>
    isRefusal(body) ? { body: { ...body, ...change(body) } } : undefined;

/** What a server can do wrong, in every answer to which it applies, and the key of it. */
const wrongs: { readonly [key: string]: Change } = {
  "schema:analysis-soccer:/wait_time": receipt({ wait_time: null }),
  "schema:analysis-soccer:/uuid": ({ body }) =>
    isReceipt(body) ? { body: { ...body, uuid: randomUUID() } } : undefined,
  "schema:analysis-soccer:/file_exist": receipt({ file_exist: undefined }),
  "schema:analysis-soccer:/credit": ({ body }) => ({ body: { ...body, ...text(body, "credit") } }),
  "schema:analysis-soccer:/message": refusal(() => ({ message: { ko: "오류" } })),
  "http-status": ({ body }) => (isRefusal(body) && body.status === 420 ? { status: 200 } : undefined),
  "code:analysis-soccer:599": ({ body }) =>
    isRefusal(body) && body.status === 412 ? { status: 599, body: { ...body, status: 599 } } : undefined,
  "schema:analysis-soccer:/status": refusal(({ status }) => ({ status: String(status) })),
  "schema:analysis-soccer:/state": ({ body }) =>
    "state" in body ? { body: { ...body, state: String(Number(body.state)) } } : undefined,
  "schema:analysis-soccer-result:/kick_right_hip_x/impact": ({ body }, { path }) =>
    path.endsWith("-result") && "kick_right_hip_x" in body
      ? { body: { ...body, kick_right_hip_x: { impact: null } } }
      : undefined,
  "content-type": () => ({ contentType: "text/html; charset=utf-8" }),
};

const text = (body: Fields, field: string): Fields =>
  typeof body[field] === "number" ? { [field]: String(body[field]) } : {};

const together =
  (...changes: readonly Change[]): Change =>
  (reply, asked) => {
    let whole = reply;
    for (const change of changes) whole = { ...whole, ...change(whole, asked) } as typeof reply;
    return whole;
  };

const keysOf = async (fetch: Fetch) => (await runWith(fetch)).model.divergences.map(({ key }) => key).sort();

for (const [key, change] of Object.entries(wrongs)) {
  test(`one cause is one divergence: ${key}`, async () => {
    const { divergences } = (await runWith(mutant(() => change))).model;
    expect(divergences.map((one) => one.key + (one.key.startsWith("case") ? one.text : ""))).toEqual([key]);
    expect(divergences[0]).toMatchObject({
      expected: expect.any(String),
      received: expect.any(String),
      curl: expect.stringMatching(/curl -sSi/),
    });
  });
}

const names = Object.keys(wrongs);
const threes = names.map((name, at) => [
  name,
  names[(at + 3) % names.length],
  names[(at + 7) % names.length],
]);
for (const three of threes) {
  test(`three causes are three divergences: ${three.join(", ")}`, async () => {
    const changes = names.filter((name) => three.includes(name)).map((name) => wrongs[name] as Change);
    expect(await keysOf(mutant(() => together(...changes)))).toEqual([...three].sort());
  });
}

test("two faults of the same answers in fields that have nothing to do with each other are two", async () => {
  const both = refusal(({ status }) => ({
    ...(status === 421 && { message: null }),
    ...([420, 421].includes(Number(status)) && { state: 0 }),
  }));
  expect(await keysOf(mutant(() => both))).toEqual([
    "profile:failureState",
    "schema:analysis-soccer:/message",
  ]);
});

test("what is a text in one operation and null in another is two, and null in both is one", async () => {
  const of =
    (message: (path: string) => unknown): Change =>
    ({ body }, { path }) =>
      isRefusal(body) ? { body: { ...body, message: message(path) } } : undefined;
  const differs = of((path) => (path.endsWith("-soccer") ? null : 7));
  expect(await keysOf(mutant(() => differs))).toEqual([
    "schema:analysis-soccer-result:/message",
    "schema:analysis-soccer:/message",
  ]);
  expect(await keysOf(mutant(() => of(() => null)))).toEqual(["schema:analysis-soccer:/message"]);
});

/** Writes the bytes of each answer otherwise. */
const written = (change: (text: string) => Buffer, contentType = "application/json"): Fetch => {
  const server = mutant(() => () => undefined);
  return async (request) => {
    const answer = await server(request);
    const bytes = change(await answer.text());
    return new Response(new Uint8Array(bytes), {
      status: answer.status,
      headers: { "content-type": contentType },
    });
  };
};

/** A message of two Korean syllables in EUC-KR. */
const eucKr = (text: string): Buffer => {
  const [before = "", after = ""] = JSON.stringify({ ...JSON.parse(text), message: "@@" }).split("@@");
  return Buffer.concat([Buffer.from(before), Buffer.from([0xbf, 0xc0, 0xb7, 0xf9]), Buffer.from(after)]);
};
const python = (text: string) =>
  Buffer.from(
    text
      .replaceAll('"', "'")
      .replace(/\btrue\b/g, "True")
      .replace(/\bfalse\b/g, "False")
      .replace(/: ?1,/, ": True,"),
  );

test.each<[string, Fetch, object]>([
  ["a byte order mark", written((text) => Buffer.from(`\ufeff${text}`)), { key: "encoding:bom" }],
  [
    "EUC-KR",
    written(eucKr, "application/json; charset=euc-kr"),
    { key: "encoding:charset", expected: "UTF-8", received: "EUC-KR" },
  ],
  ["Python's notation", written(python), { key: "notation", expected: "JSON" }],
  [
    "half of each answer",
    written((text) => Buffer.from(text.slice(0, -5))),
    { key: "schema:analysis-soccer:answer" },
  ],
])("%s is one divergence, named as what it is", async (_, fetch, found) => {
  const { divergences } = (await runWith(fetch)).model;
  expect(divergences).toMatchObject([found]);
});

test("what was received tells values apart, the most frequent first", async () => {
  for (const [wait_time, received] of [
    [null, "null"],
    ["45", '"45"'],
    [45.5, "45.5"],
  ] as const) {
    const { divergences } = (await runWith(mutant(() => receipt({ wait_time })))).model;
    expect(divergences).toMatchObject([{ expected: "an integer ≥ 0", received }]);
  }
  let count = 0;
  const both: Change = (reply, asked) => receipt({ wait_time: count++ % 3 ? "45" : null })(reply, asked);
  const { divergences } = (await runWith(mutant(() => both))).model;
  expect(divergences[0]?.received).toMatch(/^("45", null|null, "45")$/);
});

test("what no single answer shows has the request to begin with, too", async () => {
  const both = ({ body }: { body: Fields }) =>
    body.status === 421 ? { body: { ...body, state: 0 } } : undefined;
  const { divergences } = (await runWith(mutant(() => both))).model;
  expect(divergences).toMatchObject([
    { key: "profile:failureState", curl: expect.stringMatching(/curl -sSi/) },
  ]);
});

test("cases that failed alike are one only where they asked for the same kind of thing", async () => {
  const accepting: Change = ({ body }) =>
    [411, 420].includes(Number(body.status)) && isRefusal(body)
      ? {
          status: 200,
          body: {
            state: 1,
            wait_time: 9,
            file_exist: false,
            uuid: randomUUID(),
            credit: 4,
            message: "success",
          },
        }
      : undefined;
  const { divergences } = (await runWith(mutant(() => accepting))).model;
  const cases = divergences.filter(({ kind }) => kind === "case");
  expect(cases.map(({ key }) => key)).toEqual(
    expect.arrayContaining(["case:missing-email", "case:unknown-user"]),
  );
  const [missing] = cases.filter(({ key }) => key === "case:missing-email");
  expect(missing?.consequences?.map(({ key }) => key)).toContain("case:missing-height");
});
