import { expect, test } from "vitest";
import { createRemoClient, type RemoClientOptions } from "./index.ts";
import { failure, keys, receipt, small, uuid } from "./testing/calls.ts";

const build = (options: object) => () => createRemoClient({ ...keys, ...options } as RemoClientOptions);

/** What a call makes of options of its own, and how many requests it made. */
async function callWith(options: object) {
  let requests = 0;
  const fetch = async () => {
    requests += 1;
    return Response.json(receipt);
  };
  const input = { video: small, height: 170, uuid, ...options };
  const error = await failure(createRemoClient({ ...keys, fetch }).analyzeSoccer(input));
  return { error, requests };
}

const says = (name: string, text: string) =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

test.each([
  [{ baseURL: "https://a.test" }, "`baseURL` is no option; did you mean `baseUrl`?"],
  [{ base_url: "https://a.test" }, "did you mean `baseUrl`?"],
  [{ url: "https://a.test" }, "did you mean `baseUrl`?"],
  [{ user_key: "k" }, "did you mean `userKey`?"],
  [{ apikey: "k" }, "did you mean `apiKey`?"],
  [{ timout: { total: 1 } }, "did you mean `timeout`?"],
  [{ onprogress() {} }, "did you mean `onProgress`?"],
  [{ retries: 3 }, "did you mean `retry`?"],
  [{ alowInsecureHTTP: true }, "did you mean `allowInsecureHttp`?"],
  [{ pol: { first: 1 } }, "`pol` is no option; did you mean `poll`?"],
  [{ poll: { fist: 1 } }, "`poll.fist` is no option; did you mean `first`?"],
  [{ timeout: { results: 1 } }, "`timeout.results` is no option; did you mean `result`?"],
  [{ mock_clock: true }, "did you mean `mockClock`?"],
  [{ timeout: { totl: 1 } }, "`timeout.totl` is no option; did you mean `total`?"],
  [{ retry: { attemps: 1 } }, "`retry.attemps` is no option; did you mean `attempts`?"],
  [{ proxy: "http://a.test" }, "`proxy` is no option; known are email,"],
])("%o fails at construction, with the name that was meant", (options, text) => {
  expect(build(options)).toThrow(says("RemoConfigError", text));
});

test.each([
  [{ timeout: 5000 }, "`timeout` must be { connect, idle, answer, total, result }; received 5000"],
  [{ timeout: [] }, "`timeout` must be { connect, idle, answer, total, result }; received Array"],
  [{ timeout: { idle: "5" } }, "`timeout.idle` must be a number of ms greater than 0"],
  [{ timeout: { connect: 0 } }, "`timeout.connect`"],
  [{ timeout: { total: Number.NaN } }, "`timeout.total`"],
  [{ retry: false }, "`retry` must be { attempts, resend, firstPause, longestPause }; received boolean"],
  [{ poll: 5 }, "`poll` must be { first, longest }; received 5"],
  [{ poll: { first: 0 } }, "`poll.first` must be a finite number of ms greater than 0; received 0"],
  [{ poll: { longest: Number.POSITIVE_INFINITY } }, "`poll.longest`"],
  [{ timeout: { result: -1 } }, "`timeout.result` must be a number of ms greater than 0"],
  [{ retry: { attempts: 0 } }, "`retry.attempts`"],
  [{ retry: { attempts: 2.5 } }, "`retry.attempts`"],
  [{ retry: { firstPause: -1 } }, "`retry.firstPause`"],
  [{ retry: { resend: "no" } }, "`retry.resend` must be true or false"],
  [{ onProgress: 1 }, "`onProgress` must be a function; received 1"],
  [{ onProgress: null }, "`onProgress` must be a function; received null"],
])("%o fails at construction, and in a call, which sends nothing", async (options, text) => {
  expect(build(options)).toThrow(says("RemoConfigError", text));
  expect(await callWith(options)).toEqual({ error: says("RemoInputError", text), requests: 0 });
});

test.each([
  [{ logger: console }, "`logger` must be a function"],
  [{ fetch: "x" }, "`fetch` must be a function; received a string of 1 characters"],
  [{ allowInsecureHttp: "false" }, "`allowInsecureHttp` must be true or false"],
  [{ mockClock: 60 }, "`mockClock` must be true or false"],
  [{ docs: "no url" }, "`docs` must be an http(s) URL"],
  [{ headers: null }, "`headers` must be an object"],
  [{ baseUrl: null }, "`baseUrl` must be an http(s) URL"],
  [{ baseUrl: new URL("https://a.test") }, "`baseUrl` must be an http(s) URL"],
])("%o fails at construction", (options, text) => {
  expect(build(options)).toThrow(says("RemoConfigError", text));
});

test.each([undefined, null, "key"])("%o is no options", (options) => {
  expect(() => createRemoClient(options as never)).toThrow(says("RemoConfigError", "`options` must be {"));
});

test.each([
  [{ vidoe: 1, video: undefined }, "`vidoe` is no option; did you mean `video`?"],
  [{ hieght: 170, height: undefined }, "did you mean `height`?"],
  [{ UUID: uuid }, "did you mean `uuid`?"],
  [{ signal: "stop" }, "`signal` must be an AbortSignal"],
  [{ signal: { aborted: true, addEventListener() {} } }, "`signal` must be an AbortSignal"],
  [{ file: 1 }, "`file` is no option; known are video, height,"],
])("a call refuses %o, and knows the fields of its own operation", async (options, text) => {
  expect(await callWith(options)).toEqual({ error: says("RemoInputError", text), requests: 0 });
});

test("a call that reads refuses the fields of another operation", async () => {
  const remo = createRemoClient({ ...keys, fetch: () => expect.unreachable() });
  const error = await failure(remo.getSoccerResult({ uuid, height: 170 } as never));
  expect(error).toEqual(says("RemoInputError", "`height` is no option; known are"));
});

test("an option that is there and undefined is not given", () => {
  const options = {
    baseUrl: undefined,
    timeout: undefined,
    retry: { attempts: undefined },
    logger: undefined,
  };
  expect(build(options)).not.toThrow();
});

test.each(["email", "userKey", "apiKey"] as const)(
  "a %s with white space around it, a line break or a character that cannot be seen is refused, and not shown",
  (name) => {
    for (const value of [
      "secret ",
      " secret",
      "secret\n",
      "sec\nret",
      "sec\tret",
      "sec\u200bret",
      "\ufeffsecret",
    ])
      expect(build({ [name]: value }), JSON.stringify(value)).toThrow(
        expect.objectContaining({
          name: "RemoConfigError",
          message: expect.stringMatching(
            new RegExp(`^\`${name}\` must be .*received a string of \\d characters`),
          ),
        }),
      );
    expect(build({ [name]: "two words, 키" })).not.toThrow();
  },
);
