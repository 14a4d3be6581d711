import { demoAccount } from "@remo-kit/mock-server";
import { expect, test } from "vitest";
import { check, PropertyError } from "./check.ts";
import { invalidRequests, validRequests } from "./requests.ts";
import { context, richMock, senderTo } from "./testing/mock-sender.ts";
import { unusualRequests } from "./unusual-json.ts";

const { operation } = context;
const options = { operation, seed: 43, runs: 300, shrink: true, profile: context.profile };
const failureOf = (checked: Promise<void>): Promise<unknown> =>
  checked.then(
    () => undefined,
    (error) => error,
  );

test("unusual bodies are answered like any other, and no refusal costs credits", async () => {
  const mock = richMock();
  const send = senderTo(mock.fetch);
  const credits = () => mock.creditsOf(demoAccount.email);
  const watched: typeof send = async (generated) => {
    const before = await credits();
    const exchange = await send(generated);
    const isRefused = (exchange.received?.status ?? 0) >= 300;
    expect(await credits()).toBe(isRefused ? before : (before ?? 0) - 4);
    return exchange;
  };
  await check("hostile", unusualRequests(context), watched, { ...options, runs: 1000 });
});

/** Accepts a video that does not decode, if its height has three digits. */
const careless = async (request: Request): Promise<Response> => {
  const body = (await request.clone().json()) as { readonly height?: unknown; readonly uuid?: unknown };
  const known = typeof body.height === "string" && body.height.length > 2;
  const answer = await richMock().fetch(request);
  const given = (await answer.clone().json()) as { readonly status?: unknown };
  if (given.status !== 412 || !known) return answer;
  const success = {
    state: 1,
    wait_time: 1,
    file_exist: false,
    uuid: body.uuid,
    message: "success",
    credit: 4,
  };
  return Response.json(success);
};

test("a failure is made smaller, and names its seed and one line that sends it again", async () => {
  const failed = await failureOf(
    check("one-defect", invalidRequests(context, [1, 1]), senderTo(careless), options),
  );
  expect(failed).toBeInstanceOf(PropertyError);
  const { message } = failed as PropertyError;
  const [what, again, reproduction, ...rest] = message.split("\n");
  expect(what).toBe("one-defect: it was accepted (what is wrong with the request: base64_video is wrong)");
  expect(again).toBe("--seed 43 sends the same again");
  expect(reproduction).toMatch(
    /^reproduction: printf '%b' '\{.*"Email":"<Email>".*"APIKey":"<APIKey>".* \| curl /,
  );
  expect(rest).toEqual([]);
  for (const secret of [demoAccount.email, demoAccount.userKey, demoAccount.apiKey]) {
    expect(message).not.toContain(`"${secret}"`);
  }
});

test("the seed sends the same requests again", async () => {
  const bodies = async (seed: number) => {
    const sent: string[] = [];
    const send = senderTo(careless);
    const kept: typeof send = (generated) => {
      sent.push(generated.body);
      return send(generated);
    };
    await failureOf(check("again", invalidRequests(context, [1, 1]), kept, { ...options, seed }));
    return sent;
  };
  const first = await bodies(43);
  expect(await bodies(43)).toEqual(first);
  expect((await bodies(44))[0]).not.toBe(first[0]);
});

test("on a remote server a failure is not made smaller: nothing more is sent", async () => {
  let sent = 0;
  const broken = async () => {
    sent++;
    return new Response("<html>", { status: 502 });
  };
  const requests = validRequests(context);
  const failed = await failureOf(check("one", requests, senderTo(broken), { ...options, shrink: false }));
  expect(String(failed)).toContain("the answer is none of the API: HTTP 502 without a JSON object");
  expect(sent).toBe(1);
});

test("an error that says nothing of the server is thrown as it is", async () => {
  const stopped = new Error("the run may send no more");
  const stop = () => Promise.reject(stopped);
  expect(await failureOf(check("one", unusualRequests(context), stop, options))).toBe(stopped);
});

const wrongs: readonly (readonly [what: string, answer: object, status: number, expected: string])[] = [
  ["a success where a refusal was due", { state: 1 }, 200, "it was accepted"],
  [
    "a code of another defect",
    { state: false, status: 421, message: "" },
    421,
    "code 421 came, and only 412 may come",
  ],
  [
    "a body that breaks the spec",
    { state: false, status: 412, message: 1 },
    412,
    "`/message` of a refusal is not what the spec has: a text was expected",
  ],
  ["a status that does not fit", { state: false, status: 412, message: "" }, 200, "HTTP 200"],
];

for (const [what, body, status, expected] of wrongs) {
  test(`${what} is a failure`, async () => {
    const requests = invalidRequests(context, [1, 1]).filter((one) => one.what === "base64_video is wrong");
    const send = senderTo(async () => Response.json(body, { status }));
    expect(String(await failureOf(check("one", requests, send, { ...options, runs: 1 })))).toContain(
      expected,
    );
  });
}
