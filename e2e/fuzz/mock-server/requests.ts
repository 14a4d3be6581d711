// Requests as bytes on a socket, most of them no good HTTP.

import { operationList } from "@remo-kit/openapi";
import fc from "fast-check";
import { cutAt } from "../framing.ts";
import { mutated, requestsOf } from "./bodies.ts";
import { lies, truths } from "./framing.ts";

export const path = operationList.find(({ kind }) => kind === "submit")?.path;

/** Nobody's, and easy to find again in whatever must not have them. */
export const keys = { Email: "w.ire@fuzz.example", UserKey: "uk-7f3a9c1d", APIKey: "ak-51c0ffee" };

export type RequestCase = {
  /** Written one after the other, with a turn of the event loop between them. */
  readonly pieces: readonly string[];
  /** What the sender does then: end its side, or break off. */
  readonly ending: "end" | "break off";
  /** The body, where the head says nothing but the truth. */
  readonly body: string | null;
};

const line = fc.oneof(
  { weight: 12, arbitrary: fc.constant(`POST ${path} HTTP/1.1`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[`POST ${path} HTTP/1.0`, `POST ${path} HTTP/3.0`, `POST ${path}`],
      ...[`PUT ${path} HTTP/1.1`, `post ${path} HTTP/1.1`, "POST  / HTTP/1.1", "", "\0"],
      ...[`POST ${path}?a=%zz#b HTTP/1.1`, `POST /%2e%2e${path} HTTP/1.1`, "GET * HTTP/1.1"],
      ...[`POST http://[::1${path} HTTP/1.1`, "OPTIONS * HTTP/1.1", "CONNECT a:1 HTTP/1.1", "PRI * HTTP/2.0"],
      ...[`POST /${path} HTTP/1.1`, "DELETE /__mock/nothing%00 HTTP/1.1", "HEAD /docs/%ff HTTP/1.1"],
      `POST /${"a".repeat(20_000)} HTTP/1.1`,
    ),
  },
);

const header = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("x: y", "accept: */*", "connection: close", "connection: keep-alive"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        "expect: 100-continue",
        "expect: nonsense",
        "content-type: text/plain",
        "content-encoding: gzip",
        "upgrade: h2c",
      ],
      ...[
        "prefer: code=421",
        "prefer: fault=html-502",
        'prefer: code="',
        "prefer: wait_time=1e9",
        "prefer: \xff",
      ],
      ...[
        "x-remo-mock-tenant: other",
        "x-remo-mock-tenant: \xe9/..",
        "host: evil.example",
        "host:",
        "x",
        "\tfolded",
        "x: \0",
      ],
      ...[
        "x :y",
        ": y",
        "x: a\rb",
        "__proto__: 1",
        "content-type: application/json; charset=utf-16",
        `x: ${"a".repeat(17_000)}`,
      ],
    ),
  },
);
const headers = fc.array(header, { maxLength: 3 });

const places = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.nat(), { maxLength: 6 }) },
);
const body = mutated(requestsOf(keys)).map((bytes) => bytes.toString("latin1"));
const plain = [`POST ${path} HTTP/1.1`, "host: 127.0.0.1", "content-type: application/json"];

/** The head is good: what comes of the request depends on its body alone. */
const honest = fc.tuple(body, truths, places).map(([text, framing, where]): RequestCase => {
  const [declared, sent] = framing(text);
  const bytes = [...plain, ...declared, "", sent].join("\r\n");
  return { pieces: cutAt(bytes, where), ending: "end", body: text };
});

const dishonest = fc
  .tuple(
    line,
    headers,
    fc.oneof(truths, lies),
    body,
    places,
    fc.constantFrom("", "", "\r\n", "GET / HTTP/1.1\r\n\r\n", "\0"),
  )
  .chain(([first, others, framing, text, where, behind]) => {
    const [declared, sent] = framing(text);
    const bytes = [first, "host: 127.0.0.1", ...others, ...declared, "", sent].join("\r\n") + behind;
    const ending = fc.constantFrom("end" as const, "end" as const, "break off" as const);
    return ending.map((how): RequestCase => ({ pieces: cutAt(bytes, where), ending: how, body: null }));
  });

/** Something happens to the bytes of the whole request. */
const damaged = fc
  .tuple(mutated(dishonest.map(({ pieces }) => Buffer.from(pieces.join(""), "latin1"))), places)
  .map(
    ([bytes, where]): RequestCase => ({
      pieces: cutAt(bytes.toString("latin1"), where),
      ending: "end",
      body: null,
    }),
  );

export const requests = fc.oneof(honest, dishonest, damaged);
