import { inspect } from "node:util";
import { type ErrorKind, errors, type errorTexts } from "@remo-kit/openapi";
import { expect, expectTypeOf, test, vi } from "vitest";
import type {
  AnalysisReceipt,
  ErrorCode,
  ErrorCodeEntry,
  Fetch,
  RemoApiError,
  RemoCallFailure,
  RemoConfigError,
  RemoErrorName,
  RemoErrorReason,
  RemoTimeoutError,
  SafeResult,
} from "./index.ts";
import * as first from "./index.ts";
import { openVideo } from "./node.ts";
import { failure, keys, receipt, small, uuid } from "./testing/calls.ts";

// Another copy of the package, as a second version of it would be. It makes the errors: the parts that a call loads on
// demand are its own.
vi.resetModules();
const second = await import("./index.ts");

const url = "https://api.test";
const after =
  (answer: () => Response | Promise<Response>): Fetch =>
  async (request) => {
    await request.text();
    return answer();
  };

const refused = after(() => Response.json({ state: false, message: "no", status: 550 }, { status: 550 }));
const forever = () => new Promise<never>(() => {});

/** How to come to each error of a call. */
const failing: {
  readonly [Name in RemoCallFailure["name"]]: { fetch: Fetch; input?: Partial<first.AnalyzeSoccerInput> };
} = {
  RemoInputError: {
    fetch: refused,
    input: { video: { size: 2000, stream: () => new Blob([small]).stream() } },
  },
  RemoApiError: { fetch: refused },
  RemoGatewayError: { fetch: after(() => new Response("<html>", { status: 502 })) },
  RemoProtocolError: { fetch: after(() => new Response("<html>")) },
  RemoNetworkError: { fetch: after(() => Promise.reject(new TypeError("fetch failed"))) },
  RemoTimeoutError: { fetch: after(forever), input: { timeout: { answer: 5 } } },
  RemoAbortError: { fetch: after(forever), input: { signal: AbortSignal.timeout(5) } },
};
const names = Object.keys(failing) as RemoCallFailure["name"][];

const call = (name: RemoCallFailure["name"], given?: string) => {
  const { fetch, input } = failing[name];
  const remo = second.createRemoClient({ ...keys, baseUrl: url, fetch });
  return failure(remo.analyzeSoccer({ video: small, height: 170, uuid: given, ...input }));
};

test("the two copies of the package are two", () => {
  expect(second.RemoApiError).not.toBe(first.RemoApiError);
  expect(second.isRemoError).not.toBe(first.isRemoError);
});

test.each(names)("a %s of one copy is known to the other by its literal name", async (name) => {
  const error = await call(name, uuid);
  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(second[name]);
  expect(error).not.toBeInstanceOf(first.RemoError);
  expect(first.isRemoError(error)).toBe(true);
  for (const other of [...names, "RemoConfigError"] as const) {
    expect(first.isRemoError(error, other)).toBe(other === name);
  }
  expect(first.isRemoApiError(error)).toBe(name === "RemoApiError");
  expect(first.isRemoApiError(error, 550)).toBe(name === "RemoApiError");
  expect(first.isRemoApiError(error, 559)).toBe(false);
  expect(first.isRemoApiError(error, "processing-error")).toBe(name === "RemoApiError");
  expect(first.isRemoApiError(error, "other-processing-error")).toBe(false);
  expect(Object.getOwnPropertyDescriptor(error, "name")?.value).toBe(name);
  expect(String(error).startsWith(`${name}: `)).toBe(true);
});

test("a RemoConfigError of one copy is known to the other", () => {
  const build = () => second.createRemoClient({ ...keys, apiKey: "" });
  expect(build).toThrow(second.RemoConfigError);
  try {
    build();
  } catch (error) {
    expect([first.isRemoError(error), first.isRemoError(error, "RemoConfigError")]).toEqual([true, true]);
  }
});

test("what openVideo throws is known to the client's guard", async () => {
  expect(first.isRemoError(await failure(openVideo("no-such-file.mp4")), "RemoInputError")).toBe(true);
});

test.each([
  undefined,
  null,
  "RemoApiError",
  550,
  new Error("no"),
  { name: "RemoApiError", code: 550 },
  Object.assign(new Error("no"), { name: "RemoApiError", code: 550 }),
])("%j is no error of this package", (value) => {
  expect([first.isRemoError(value), first.isRemoApiError(value, 550)]).toEqual([false, false]);
});

test.each(names)("a %s has the operation and the uuid of its call, given or made", async (name) => {
  expect(await call(name, uuid)).toMatchObject({ name, operation: "analyzeSoccer", uuid });
  let sent: string | undefined;
  const remo = second.createRemoClient({
    ...keys,
    fetch: failing[name].fetch,
    logger: (event) => {
      sent = event.uuid;
    },
  });
  const error = await failure(remo.analyzeSoccer({ video: small, height: 170, ...failing[name].input }));
  expect(sent).toMatch(/^[0-9a-f-]{36}$/);
  expect(error).toMatchObject({ name, uuid: sent });
});

test.each([
  ["an empty video", { video: new Uint8Array(0) }],
  ["a height that is none", { height: "tall" }],
])("%s names the uuid that was given", async (_, input) => {
  const remo = second.createRemoClient(keys);
  const error = await failure(remo.analyzeSoccer({ video: small, height: 170, uuid, ...input }));
  expect(error).toMatchObject({ name: "RemoInputError", uuid });
});

test.each(names)("a %s shows its fields in JSON and to inspect", async (name) => {
  const error = await call(name, uuid);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, uuid });
  expect(inspect(error)).toContain(uuid);
});

test.each([
  ["an error of another copy", new first.RemoConfigError("no")],
  ["what says that it is an error of this package", { [Symbol.for("remo-kit.error")]: true, ...receipt }],
])("%s, thrown by a fetch, is not taken for an answer", async (_, thrown) => {
  const fetch = () => Promise.reject(thrown);
  const remo = second.createRemoClient({ ...keys, baseUrl: url, fetch, retry: { attempts: 1 } });
  const error = await failure(remo.analyzeSoccer({ video: small, height: 170, uuid }));
  expect(error).toBeInstanceOf(second.RemoNetworkError);
  expect(error).toMatchObject({ uuid });
});

test.each(names)("a %s travels as JSON and as a message, and comes back as what it was", async (name) => {
  const error = (await call(name, uuid)) as first.RemoError;
  const { cause, message } = error;
  const data = error.toJSON();
  for (const received of [JSON.parse(JSON.stringify(error)), structuredClone(data), data]) {
    expect(received).toMatchObject({ name, message, uuid, operation: "analyzeSoccer" });
    expect(received).toMatchObject({ sent: error.sent, charged: error.charged });
    const back = first.RemoError.fromJSON(received);
    expect(back).toBeInstanceOf(Reflect.get(first, name));
    expect(back).toMatchObject({ message, uuid, sent: error.sent, charged: error.charged });
    expect(first.isRemoError(back, name)).toBe(true);
    expect(first.isRemoApiError(back, "processing-error")).toBe(name === "RemoApiError");
    expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(error)));
    if (cause instanceof Error)
      expect(back.cause).toMatchObject({ name: cause.name, message: cause.message });
    expect(inspect(back)).toContain(name);
  }
});

test("a RemoConfigError travels too", () => {
  const error = new first.RemoConfigError("no");
  expect(error).toMatchObject({ sent: "none", charged: "no" });
  expect(first.RemoError.fromJSON(JSON.parse(JSON.stringify(error)))).toBeInstanceOf(first.RemoConfigError);
});

test.each([
  [undefined, "undefined"],
  [null, "null"],
  ["{}", "string"],
  [[], "object"],
  [{ name: "RemoError", message: "no" }, "object"],
  [{ name: "toString", message: "no" }, "object"],
  [{ name: "RemoApiError" }, "object"],
  [{ name: { toString: 1 }, message: "no" }, "object"],
  [new Error("no"), "object"],
])("fromJSON refuses %j and says what it got", (data, kind) => {
  expect(() => first.RemoError.fromJSON(data)).toThrow(
    new TypeError(`fromJSON takes what toJSON gave; received ${kind}`),
  );
});

test("data that would change what an error can do changes nothing of it", () => {
  const data = '{"name":"RemoApiError","message":"no","toJSON":1,"stack":2,"__proto__":{"x":1},"code":550}';
  const error = first.RemoError.fromJSON(JSON.parse(data));
  expect(error.toJSON()).toMatchObject({ code: 550, message: "no" });
  expect([error.stack, Object.getPrototypeOf(error)]).toEqual([
    expect.any(String),
    first.RemoApiError.prototype,
  ]);
});

test.each([
  [{}, { sent: "all", charged: "unknown" }],
  [
    { sent: 5, charged: {} },
    { sent: "all", charged: "unknown" },
  ],
  [
    { sent: "part", charged: "no" },
    { sent: "part", charged: "no" },
  ],
])("what data does not say of sending and charges, %j, is in doubt", (fields, known) => {
  const data = { name: "RemoNetworkError", message: "no", ...fields };
  expect(first.RemoError.fromJSON(data)).toMatchObject(known);
});

test("a cause whose texts are none is left without them", () => {
  const cause = JSON.parse('{"name":5,"message":{"toString":1},"code":[]}');
  const error = first.RemoError.fromJSON({ name: "RemoNetworkError", message: "no", cause });
  expect(error.cause).toMatchObject({ name: "Error", message: "" });
});

test.each([
  ["a text", "enough", "enough"],
  [
    "an error",
    Object.assign(new RangeError("far"), { code: "E" }),
    { name: "RangeError", message: "far", code: "E" },
  ],
  ["an error with an odd message", Object.assign(new Error(), { message: 7n }), { name: "Error" }],
  ["a number", 7, 7],
  ["a function", () => {}, undefined],
  ["what JSON has not", 7n, undefined],
  ["an object", { a: 1 }, undefined],
])("of a reason of an abort that is %s, what is plain travels", async (_, reason, cause) => {
  const remo = first.createRemoClient({ ...keys, baseUrl: url, fetch: refused });
  const error = (await failure(
    remo.analyzeSoccer({ video: small, height: 170, signal: AbortSignal.abort(reason) }),
  )) as first.RemoError;
  expect(structuredClone(error.toJSON()).cause).toEqual(cause);
  expect(JSON.stringify(error)).toContain("RemoAbortError");
});

test("the list of reasons has each that an error can have", () => {
  expectTypeOf(first.remoErrorReasons).toEqualTypeOf<readonly RemoErrorReason[]>();
  expect([...first.remoErrorReasons].sort()).toEqual(Object.keys(errors).sort());
});

test("the guards narrow to the error, its code and its fields", () => {
  const error: unknown = undefined;
  if (first.isRemoError(error)) {
    expectTypeOf(error).toEqualTypeOf<RemoCallFailure | RemoConfigError>();
    expectTypeOf(error.name).toEqualTypeOf<RemoErrorName>();
  }
  if (first.isRemoError(error, "RemoTimeoutError")) {
    expectTypeOf(error).toEqualTypeOf<RemoTimeoutError>();
    expectTypeOf(error.phase).toEqualTypeOf<"connect" | "upload" | "answer" | "total" | "result">();
  }
  if (first.isRemoApiError(error)) expectTypeOf(error).toExtend<RemoApiError>();
  if (first.isRemoApiError(error, 421)) expectTypeOf(error.code).toEqualTypeOf<421>();
  if (first.isRemoApiError(error, "in-analysis")) expectTypeOf(error.reason).toEqualTypeOf<"in-analysis">();
  // @ts-expect-error: no error has this name.
  first.isRemoApiError(error, "in-analysi");
  expectTypeOf<ErrorCode>().toExtend<RemoApiError["code"]>();
});

test("a switch on the name of a failure knows its fields, and all names", () => {
  const reported = (result: SafeResult<AnalysisReceipt>): string | number => {
    if (result.ok) return result.receipt.waitTime ?? "";
    const { error } = result;
    switch (error.name) {
      case "RemoApiError":
        return error.code;
      case "RemoGatewayError":
        return error.excerpt;
      case "RemoProtocolError":
        return error.httpStatus;
      case "RemoNetworkError":
        return String(error.mayHaveArrived);
      case "RemoTimeoutError":
        return error.phase;
      case "RemoAbortError":
      case "RemoInputError":
        return error.uuid ?? "";
      default:
        return error satisfies never;
    }
  };
  expect(reported).toBeTypeOf("function");
});

test("the names of errors are a union, so that a switch on `reason` can be exhaustive", () => {
  expectTypeOf<RemoApiError["reason"]>().toEqualTypeOf<RemoErrorReason | undefined>();
  expectTypeOf<"no-input-data" | "in-analysis">().toExtend<RemoErrorReason>();
  expectTypeOf<string>().not.toExtend<RemoErrorReason>();
  expectTypeOf<(typeof errorTexts)[RemoErrorReason]>().toExtend<
    Omit<ErrorCodeEntry, keyof ErrorKind | "code" | "name">
  >();
  const isWaiting = (category: NonNullable<RemoApiError["category"]>): boolean => {
    switch (category) {
      case "not-ready":
        return true;
      case "input":
      case "account":
      case "process":
        return false;
      default:
        return category satisfies never;
    }
  };
  expect(isWaiting("not-ready")).toBe(true);
});
