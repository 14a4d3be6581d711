import fc from "fast-check";
import type { Received } from "../../../packages/contract-tests/src/model/exchange.ts";
import { keys, video } from "./hostile-call.ts";
import { page, python, receipt } from "./http-text.ts";

const base64 = Buffer.from(video).toString("base64");

/** What a careless server repeats, in a spelling of its own. */
const spelled = [...Object.values(keys), base64.slice(900, 1100), JSON.stringify(keys)].flatMap((text) => [
  text,
  JSON.stringify(text),
  encodeURIComponent(text),
  Buffer.from(text).toString("base64"),
  text.replace(/[\s\S]/g, (char) => `&#${char.charCodeAt(0)};`),
]);
const echo = fc.constantFrom(...spelled);

const oddText = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: "binary", maxLength: 20 }), echo);
const odd: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(null, true, false, 0, 1, 2, -1, 1.5, 1e300, "0", "1", "true", [], {}),
  fc.dictionary(oddText, oddText, { maxKeys: 2 }),
  fc.array(oddText, { maxLength: 2 }),
);
const code = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(400, 411, 412, 420, 421, 422, 515, 550, 559) },
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 200, 299, 300, 599, 999, 1000, -421, 421.5, 4e20) },
  { weight: 1, arbitrary: odd },
);

/** An object with some of its fields invalid, lacking, or further ones beside them. */
const invalid = (values: { readonly [field: string]: fc.Arbitrary<unknown> }) =>
  fc
    .tuple(
      fc.record(values, { requiredKeys: [] }),
      fc.dictionary(fc.constantFrom(...Object.keys(values)), odd, { maxKeys: 2 }),
      fc.dictionary(fc.oneof(oddText, fc.constantFrom("__proto__", "status", "constructor")), odd, {
        maxKeys: 1,
      }),
    )
    .map((all) => Object.assign({}, ...all) as object);

const right = Object.fromEntries(Object.entries(receipt).map(([name, value]) => [name, fc.constant(value)]));
const success = fc.oneof(
  fc.record({
    ...right,
    state: fc.constantFrom(1, true),
    message: oddText,
    credit: fc.nat(),
    wait_time: fc.nat(),
  }),
  invalid({ ...right, status: code }),
);
const refusal = invalid({
  state: fc.constantFrom<unknown>(false, 0, false, 0, 2, "0", null),
  status: code,
  status_code: code,
  message: oddText,
  credit: fc.oneof(fc.nat(), odd),
});

const object = fc.oneof(success, refusal);
const text = fc.oneof(
  { weight: 12, arbitrary: object.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: object.map(python) },
  {
    weight: 1,
    arbitrary: fc.tuple(object, fc.nat()).map(([value, cut]) => cutAt(JSON.stringify(value), cut)),
  },
  { weight: 1, arbitrary: fc.tuple(oddText, echo).map(([one, other]) => page + one + other) },
  { weight: 1, arbitrary: object.map((value) => `\ufeff${JSON.stringify(value)}`) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "null", "[]", "{}", '"') },
);
const cutAt = (json: string, at: number) => json.slice(0, at % json.length);

/** Anything that a server may answer with a whole HTTP answer. */
export const answers: fc.Arbitrary<Received> = fc
  .record({
    status: fc.oneof(
      fc.constantFrom(200, 200, 201, 400, 412, 420, 421, 500, 502),
      fc.integer({ min: 200, max: 599 }),
    ),
    contentType: fc.constantFrom("application/json", "text/html", "application/json; charset=euc-kr", null),
    location: fc.option(echo.map(encodeURIComponent), { freq: 20 }),
    text,
  })
  .map(({ status, contentType, location, text: body }) => ({
    status,
    contentType,
    headers: location === null ? {} : { location },
    text: [204, 205, 304].includes(status) ? "" : body,
  }));
