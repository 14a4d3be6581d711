import { demoAccount } from "@remo-kit/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { modelOfReplay, modelOfRun } from "../../finish.ts";
import type { Exchange } from "../../model/exchange.ts";
import { mutant } from "../../mutants/mutate.ts";
import { nextStep } from "../../report/overview.ts";
import type { Waiting } from "../../session/patience.ts";
import { serve } from "../../session/testing/serve.ts";
import { virtualClock } from "../../session/testing/virtual-clock.ts";
import { type ContractOptions, resolveRun } from "../options.ts";
import { replay } from "../replay.ts";
import { targetRun } from "../target-run.ts";

const { email, userKey, apiKey } = demoAccount;

type Asked = { readonly at: number; readonly path: string; readonly text: string; readonly isOwn: boolean };

/** What stands before the API answers itself, breaks off (null), or lets a request through. */
type Before = (asked: Asked) => Response | null | undefined;

const page = (status: number, headers: Record<string, string> = {}) =>
  new Response(status === 304 ? null : "<html>nginx</html>", {
    status,
    headers: { "content-type": "text/html", ...headers },
  });

/** A whole run against the mock of the kit, as a remote server with something before it. */
async function ranBehind(before: Before, options: Partial<ContractOptions> = {}) {
  const clock = virtualClock();
  const api = mutant(() => () => undefined, { time: clock, analysisSeconds: [1, 1] });
  const seen: Asked[] = [];
  const server = await serve(async (request) => {
    const text = await request.clone().text();
    const asked = {
      at: seen.length + 1,
      path: new URL(request.url).pathname,
      text,
      isOwn: [email, userKey, apiKey].some((key) => text.includes(key)),
    };
    seen.push(asked);
    const answer = before(asked);
    if (answer === null) throw new Error("broken off");
    return answer ?? api(request);
  });
  onTestFinished(server.close);
  const keys = { email, userKey, apiKey };
  const found = resolveRun({ target: server.url, keys, allowSpend: 100, rate: 1000, ...options });
  const run = { ...found, session: { ...found.session, clock } };
  const waits: Waiting[] = [];
  const work = targetRun(run.targets[0] as (typeof run.targets)[0], run, {
    onWait: (waiting) => waits.push(waiting),
  });
  await work.open();
  for (const entry of work.plan.entries) await work.runCase(entry);
  await work.close();
  const part = work.part();
  const model = modelOfRun(run, { parts: [part], stop: work.stop() });
  const outcome = (id: string) => model.cases.find((one) => one.id === id)?.outcome;
  const sent = (is: (exchange: Exchange) => boolean) => model.exchanges.filter(is);
  return { model, part, outcome, sent, seen, forServer: waits.filter((one) => one.for === "server") };
}

type Ran = Awaited<ReturnType<typeof ranBehind>>;

async function sameInReplay({ model, part }: Ran): Promise<void> {
  const again = modelOfReplay([part.recording], await replay([part.recording]));
  const ended = new Map(model.cases.map(({ id, outcome }) => [id, outcome]));
  expect(again.cases.filter(({ id, outcome }) => ended.get(id) !== outcome)).toEqual([]);
  expect([again.verdict, again.because]).toEqual([model.verdict, model.because]);
  expect(again.served).toEqual(model.served);
}

const withKeys = ({ seen }: Ran) => seen.filter(({ isOwn }) => isOwn);

test.each<[string, () => Response, string]>([
  ["404", () => page(404), "HTTP 404 with text/html; it is not served there"],
  ["410", () => page(410), "HTTP 410 with text/html; it is not served there"],
  [
    "a 404 in JSON",
    () => Response.json({ detail: "Not Found" }, { status: 404 }),
    "HTTP 404 with application/json",
  ],
  [
    "a 404 in the form of a refusal",
    () => Response.json({ state: false, message: "no such api", status: 404 }, { status: 404 }),
    "HTTP 404 with application/json",
  ],
  ["an app", () => page(200), "HTTP 200 with text/html; look whether --target is right"],
  [
    "a login",
    () => page(302, { location: "https://kim:pw@login.example.com/sso?next=secret" }),
    "HTTP 302 to https://login.example.com/sso; nothing is sent on to there",
  ],
  [
    "a redirect to https",
    () => page(308, { location: "https://api.example.com/api/analysis-soccer" }),
    "--target https://api.example.com is where it leads",
  ],
  ["a firewall", () => page(403), "a login or a firewall is in front of it"],
  [
    "JSON without anything of the API",
    () => Response.json({ result: "maintenance" }),
    "HTTP 200 with application/json; look whether --target is right",
  ],
  [
    "a framework that refuses whatever it is sent",
    () => Response.json({ timestamp: "now", status: 400, error: "Bad Request", path: "/" }, { status: 400 }),
    "HTTP 400 with application/json",
  ],
  [
    "an API of another kind, with a status in each refusal,",
    () => Response.json({ status: 400, message: "no" }, { status: 400 }),
    "",
  ],
])(
  "where %s answers everywhere, no key is sent, and one sentence says what is there",
  async (_, answer, text) => {
    const ran = await ranBehind(answer);
    expect(withKeys(ran)).toEqual([]);
    expect([ran.model.verdict, ran.model.divergences]).toEqual(["inconclusive", []]);
    expect(ran.model.because).toContain("what answers there is not the API: ");
    expect(ran.model.because).toContain(text);
    expect(ran.model.because).not.toContain("secret");
    expect(ran.model.served?.filter(({ verdict }) => verdict === "api")).toEqual([]);
    await sameInReplay(ran);
  },
);

test("where nothing answers, the run is unreachable after two requests", async () => {
  const ran = await ranBehind(() => null);
  expect([ran.model.verdict, withKeys(ran)]).toEqual(["unreachable", []]);
  expect(ran.seen).toHaveLength(2);
});

test("the answer to a first question is that of its case: no request is sent for it again", async () => {
  const ran = await ranBehind(() => undefined);
  expect(ran.model.verdict).toBe("agree");
  expect(ran.seen.slice(0, 3).map(({ path, text }) => `${path} ${text}`)).toEqual([
    "/api/analysis-soccer ",
    "/api/analysis-soccer-result ",
    "/api/analysis-soccer-score ",
  ]);
  expect(ran.sent(({ intent }) => intent === "empty-body").map((one) => one.case)).toEqual([
    "empty-body",
    "result-empty-body",
    "score-empty-body",
  ]);
  expect(ran.model.served).toMatchObject(Array(3).fill({ verdict: "api" }));
  await sameInReplay(ran);
});

test("an operation that is not served is said once, and is neither a divergence nor inconclusive", async () => {
  const ran = await ranBehind(({ path }) => (path.endsWith("-score") ? page(410) : undefined));
  expect([ran.model.verdict, ran.model.divergences]).toEqual(["agree", []]);
  const score = ran.model.cases.filter(({ id, outcome }) => /^score-[^f]/.test(id) && outcome === "not-run");
  expect(new Set(score.map(({ detail }) => detail))).toEqual(
    new Set(["analysis-soccer-score is not served there: HTTP 410 with text/html"]),
  );
  expect(ran.seen.filter(({ path }) => path.endsWith("-score"))).toHaveLength(1);
  expect(ran.outcome("result-done")).toBe("passed");
  await sameInReplay(ran);
});

test("what hands in a job has to be served for those that read of it; no key goes to another operation", async () => {
  const ran = await ranBehind(({ path }) => (path.endsWith("-soccer") ? page(404) : undefined));
  expect(withKeys(ran)).toEqual([]);
  expect([ran.outcome("result-done"), ran.outcome("result-empty-body")]).toEqual(["not-run", "passed"]);
  expect(ran.model.verdict).toBe("agree");
});

test("what refuses an empty request before the API is asked with a whole one, and with keys only after that", async () => {
  const detail = [{ type: "missing", loc: ["body"], msg: "Field required" }];
  const ran = await ranBehind(({ text }) =>
    text === "" ? Response.json({ detail }, { status: 422 }) : undefined,
  );
  expect(ran.seen.slice(0, 2).map(({ text, isOwn }) => [text === "", isOwn])).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(ran.sent(({ intent }) => intent === "unknown-user")).toHaveLength(1);
  expect(ran.model.served?.[0]).toMatchObject({ verdict: "api" });
  expect(ran.outcome("credits")).toBe("passed");
});

test("a single case that is chosen is asked for as well", async () => {
  const ran = await ranBehind(() => page(404), { only: ["result-done"] });
  expect(ran.seen.map(({ path }) => path)).toEqual(["/api/analysis-soccer", "/api/analysis-soccer-result"]);
  expect([withKeys(ran), ran.model.verdict]).toEqual([[], "inconclusive"]);
});

test.each([429, 503])(
  "a %d with Retry-After is waited for, also with keys, and each attempt is counted",
  async (status) => {
    const ran = await ranBehind(({ at }) =>
      [8, 30].includes(at) ? page(status, { "retry-after": "10" }) : undefined,
    );
    expect(ran.forServer.map(({ ms }) => ms)).toEqual([10_000, 10_000]);
    expect([ran.model.divergences, ran.model.verdict]).toEqual([[], "agree"]);
    expect(ran.model.exchanges).toHaveLength(ran.seen.length);
    expect(ran.seen[29]?.isOwn).toBe(true);
    await sameInReplay(ran);
  },
);

test("what asks for more time than the run may wait is not waited for, and the sentence says what helps", async () => {
  const ran = await ranBehind(({ at }) => (at > 6 ? page(429, { "retry-after": "3600" }) : undefined));
  expect(ran.forServer).toEqual([]);
  expect(ran.model.verdict).toBe("inconclusive");
  expect(ran.model.because).toContain("a lower --rate, a longer --max-wait or a later run may help");
  expect(withKeys(ran)).toEqual([]);
  await sameInReplay(ran);
});

test("a 502 to what is free is asked again twice; what stays one leaves its case undecided", async () => {
  const once = await ranBehind(({ at }) => ([6, 7].includes(at) ? page(502) : undefined));
  expect([once.model.verdict, once.forServer.map(({ ms }) => ms)]).toEqual(["agree", [1000, 3000]]);
  await sameInReplay(once);
  const thrice = await ranBehind(({ at }) => ([6, 7, 8].includes(at) ? page(502) : undefined));
  expect(thrice.model.cases.filter(({ outcome }) => outcome === "undecided")).toHaveLength(1);
  expect([thrice.model.verdict, thrice.model.divergences]).toEqual(["inconclusive", []]);
  await sameInReplay(thrice);
});

test("a 502 to what has keys is never sent again, and ends the run: it may have been charged", async () => {
  const ran = await ranBehind(({ isOwn }) => (isOwn ? page(502) : undefined));
  expect(withKeys(ran)).toHaveLength(1);
  expect([ran.model.verdict, ran.model.divergences]).toEqual(["inconclusive", []]);
  expect(ran.model.because).toMatch(
    /HTTP 502 with text\/html; it is down, or too busy: run again later; #\d+ may have been charged: look at the balance/,
  );
  expect(nextStep(ran.model).en).toMatch(/^Look at the balance of the account first/);
  await sameInReplay(ran);
});

test("a 502 to a read with the address of the account is asked again: reads cost nothing", async () => {
  let pages = 0;
  const ran = await ranBehind(({ path, isOwn }) =>
    isOwn && path.endsWith("-result") && pages++ < 2 ? page(502) : undefined,
  );
  expect([ran.model.verdict, pages]).toEqual(["agree", expect.any(Number)]);
  expect(ran.forServer.map(({ ms }) => ms)).toEqual([1000, 3000]);
  await sameInReplay(ran);
});

test.each([
  [413, "a smaller --video may help"],
  [401, "a login or a firewall is in front of it"],
  [403, "a login or a firewall is in front of it"],
  [411, "wants a length of each request"],
])("a page with %d where keys are sent says nothing of them, and what helps", async (status, text) => {
  const ran = await ranBehind(({ isOwn }) => (isOwn ? page(status) : undefined));
  expect([ran.model.verdict, ran.model.because]).toEqual(["inconclusive", expect.stringContaining(text)]);
  expect(withKeys(ran)).toHaveLength(1);
});

test("three requests in a row that a firewall answers end the run", async () => {
  const ran = await ranBehind(({ at }) => (at > 8 ? page(403) : undefined));
  expect(ran.seen).toHaveLength(11);
  expect(ran.model.because).toContain("something before the API answered: HTTP 403");
  await sameInReplay(ran);
});

test("pages about single requests end nothing: small ones are left undecided, and others are sent", async () => {
  const ran = await ranBehind(({ text, path, isOwn }) =>
    path.endsWith("-soccer") && text.length < 200 && !isOwn ? page(400) : undefined,
  );
  expect(["empty-body", "no-fields", "unknown-user", "credits"].map(ran.outcome)).toEqual([
    "undecided",
    "undecided",
    "passed",
    "passed",
  ]);
  expect(ran.model.verdict).toBe("inconclusive");
});

test("a connection that breaks is made once more for what is free, and decides nothing for what has keys", async () => {
  const free = await ranBehind(({ at }) => (at === 1 || at === 9 ? null : undefined));
  expect([free.model.verdict, free.model.divergences]).toEqual(["agree", []]);
  await sameInReplay(free);
  const paid = await ranBehind(({ isOwn }) => (isOwn ? null : undefined));
  expect([paid.model.verdict, paid.model.divergences]).toEqual(["inconclusive", []]);
});
