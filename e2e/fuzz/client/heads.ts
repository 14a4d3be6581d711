// Status lines and headers: good ones, and what is none.

import { wellFormed } from "@remo-kit/common/testing/secrets";
import fc from "fast-check";
import { echo } from "./json-texts.ts";

const statuses = fc.oneof(
  fc.constant(200),
  fc.constantFrom(201, 204, 302, 304, 400, 412, 413, 420, 421, 422, 500, 502, 503, 550, 559),
  fc.integer({ min: 200, max: 599 }),
);
export const goodLine = statuses.map((status) => `HTTP/1.1 ${status} X`);
export const oddLine = fc.constantFrom(
  ...[
    "HTTP/1.1 200",
    "HTTP/1.0 200 OK",
    "HTTP/2 200",
    "HTTP/9.9 200 OK",
    "HTTP/1.1  200 OK",
    "HTTP/1.1 20 OK",
    "",
  ],
  ...[
    "HTTP/1.1 2000 OK",
    "HTTP/1.1 099 X",
    "HTTP/1.1 000 X",
    "HTTP/1.1 600 X",
    "HTTP/1.1 999 X",
    "HTTP/1.1 -1 X",
  ],
  ...[
    "HTTP/1.1 200 \0",
    "ICY 200 OK",
    "http/1.1 200 ok",
    "HTTP/1.1 OK 200",
    "SSH-2.0-OpenSSH_9.6",
    "HTTP/1.1\t200\tOK",
  ],
  `HTTP/1.1 200 ${"a".repeat(20_000)}`,
);
export const goodHeader = fc.oneof(
  fc.constantFrom(
    "content-type: application/json",
    "content-type: text/html",
    "server: nginx",
    "x-final-url: http://x/",
  ),
  fc.constantFrom(
    "content-type: application/json; charset=euc-kr",
    "retry-after: -1",
    "set-cookie: a=b",
    "connection: close",
  ),
  echo.map((text) => `location: ${encodeURIComponent(wellFormed(text))}`),
);
export const oddHeader = fc.oneof(
  fc.constantFrom(
    "content-encoding: gzip",
    "content-encoding: br",
    "content-encoding: x",
    "connection: upgrade",
    "upgrade: h2c",
  ),
  fc.constantFrom(
    "x",
    ": y",
    "x : y",
    "x: \0",
    "x: a\rb",
    "\tfolded",
    "location: \xff\xfe",
    "location: http://[",
    "location: //",
  ),
  fc.constantFrom(
    "transfer-encoding: gzip",
    "connection: keep-alive",
    "__proto__: 1",
    `x: ${"a".repeat(20_000)}`,
    "\xe9: 1",
  ),
);
