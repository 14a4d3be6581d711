// Random keys are planted, a hostile server echoes them in many ways, and everything that comes out is searched.

import { inspect } from "node:util";
import { around, finds, secret, spelling, url, wellFormed } from "@remo-kit/common/testing/secrets";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRemoClient, type Fetch } from "../index.ts";
import { clientRules } from "../option-rules.ts";
import { answer, inBothWays, keys, serveHttp, small, uuid, whole } from "../testing/calls.ts";

type Keys = { readonly email: string; readonly userKey: string; readonly apiKey: string };
const [, isKey] = clientRules.apiKey;
const key = secret.filter(isKey);
const secrets = fc.record({ email: key, userKey: key, apiKey: key });

/** Always the same cases, unless REMO_KIT_SEED says otherwise; more of them with REMO_KIT_RUNS. */
const runs = {
  seed: Number(process.env.REMO_KIT_SEED ?? 20_260),
  numRuns: Number(process.env.REMO_KIT_RUNS ?? 30),
};

// What a server or a platform may do with an echo.

const refusal = { state: false, status: 421 };
type Vehicle = (text: string) => Response | Promise<never>;
const vehicles: { readonly [name: string]: Vehicle } = {
  "a page": (text) => new Response(`<html>${text}</html>`, { status: 502 }),
  "a page with 200": (text) => new Response(`<html>${text}</html>`),
  "the message of a refusal": (text) => Response.json({ ...refusal, message: text }, { status: 421 }),
  "another field of a refusal": (text) => Response.json({ ...refusal, message: "no", [text]: text }),
  "another JSON": (text) => Response.json({ error: text, [text]: [text] }, { status: 400 }),
  "an answer that makes no sense": (text) => Response.json({ state: text, message: text }),
  "a receipt that is none": (text) => Response.json({ state: 1, uuid: text, credit: text, wait_time: text }),
  "a redirect": (text) => redirect(`https://other.test/${text}?${text}`),
  "a redirect with credentials": (text) => redirect(`https://${url(text)}:x@other.test/${text}`),
  "an error": (text) => Promise.reject(new Error(text)),
  "an error with its request": (text) =>
    Promise.reject(Object.assign(new Error("no"), { request: { body: text } })),
  "an error with a field": (text) =>
    Promise.reject(Object.assign(new Error("no"), { config: text, [text]: 1 })),
  "an error with a hidden field": (text) =>
    Promise.reject(Object.defineProperty(new Error("no"), "request", { value: { body: text } })),
  "an error with a symbol": (text) =>
    Promise.reject(Object.assign(new Error("no"), { [Symbol(text)]: text })),
  "an error with a name and a code": (text) =>
    Promise.reject(Object.assign(new Error("no"), { name: text, code: text })),
  "an error with a cause": (text) =>
    Promise.reject(new TypeError("fetch failed", { cause: new Error("no", { cause: new Error(text) }) })),
  "an error of several": (text) => Promise.reject(new AggregateError([new Error(text)], "no")),
  "a DOMException": (text) => Promise.reject(new DOMException(text, "NetworkError")),
  "a text that is thrown": (text) => Promise.reject(text),
  "an object that is thrown": (text) => Promise.reject({ message: text, toString: () => text }),
  "an answer that breaks off": (text) =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.error(Object.assign(new Error(text), { request: text })),
      }),
    ),
};

/** A fetch that takes the whole body first. */
const after =
  (answer: Vehicle): Fetch =>
  async (request) =>
    answer(await request.text());

function redirect(location: string): Response {
  const header = /^[\t -~\x80-\xff]*$/.test(location) ? location : encodeURI(wellFormed(location));
  return new Response(null, { status: 308, headers: { location: header } });
}

/** Calls, and gives everything that can be seen of it. */
async function artefacts(
  keys: Keys,
  options: { readonly fetch?: Fetch; readonly baseUrl?: string },
  video = small,
): Promise<string> {
  const seen: unknown[] = [];
  const remo = createRemoClient({
    ...keys,
    ...options,
    retry: { firstPause: 0, resend: true, attempts: 2 },
    logger: (event) => seen.push(event),
    onProgress: ({ bytesPerSecond: _, ...progress }) => seen.push(progress), // The speed may be any number.
  });
  const result = await remo.analyzeSoccer.safe({ video, height: 170, uuid });
  const { error, receipt } = result;
  const shown = [error?.stack, String(error), JSON.stringify(error ?? receipt)];
  for (const value of [error ?? { ...receipt, readyAt: 0 }, remo, remo.analyzeSoccer, seen]) {
    shown.push(inspect(value, { depth: 10 }), inspect(value, { depth: 10, showHidden: true }));
  }
  return [...shown, JSON.stringify(seen)].join("\n").replace(/("?ms"?: ?)[\d.]+/g, "$1");
}

/** Runes are in no other text. */
const neutral: Keys = { email: "ᚠᚡᚢ", userKey: "ᚣᚤᚥ", apiKey: "ᚦᚧᚨ" };

/** What is seen when there is nothing to echo. */
const quiet = new Map<Vehicle, Promise<string>>();
function withoutEcho(answer: Vehicle): Promise<string> {
  const shown = quiet.get(answer) ?? artefacts(neutral, { fetch: after(() => answer("")) });
  quiet.set(answer, shown);
  return shown;
}

/** Fails if a secret is found that is not there without it. */
function expectNone(shown: string, without: string, keys: Keys): void {
  for (const key of Object.values(keys)) {
    fc.pre(!finds(without, key)); // What the client itself says is no leak.
    expect(finds(shown, key), `${JSON.stringify(key)} in ${shown}`).toBe(false);
  }
}

/** A path holds what is written for a URL; of an encoding within it nothing is promised. */
const fits = (vehicle: string, spelled: string) =>
  !vehicle.startsWith("a redirect") || !/JSON|HTML|Latin/.test(spelled);

test.each(Object.entries(vehicles))(
  "no key is seen in what comes of %s, however it is spelled",
  async (vehicle, answer) => {
    const without = await withoutEcho(answer);
    const which = fc.constantFrom("email", "userKey", "apiKey");
    await fc.assert(
      fc.asyncProperty(secrets, which, spelling, around, async (keys, name, [spelled, spell], beside) => {
        fc.pre(fits(vehicle, spelled));
        const text = `${beside}${spell(keys[name])}${beside}`;
        expectNone(await artefacts(keys, { fetch: after(() => answer(text)) }), without, keys);
      }),
      { ...runs, numRuns: runs.numRuns / 5 },
    );
  },
);

test("no key is seen when the whole body is echoed", async () => {
  const echo = fc.constantFrom(...Object.entries(vehicles));
  await fc.assert(
    fc.asyncProperty(secrets, echo, spelling, async (keys, [vehicle, answer], [spelled, spell]) => {
      fc.pre(fits(vehicle, spelled) && !/by (number|hexa|code)/.test(spelled));
      const without = await withoutEcho(answer);
      const shown = await artefacts(keys, { fetch: after((body) => answer(spell(body))) });
      expectNone(shown, without, keys);
    }),
    runs,
  );
});

const wires: readonly { what: string; wire: (body: string) => string }[] = [
  { what: "a page", wire: (body) => answer("502 Bad Gateway", `<html>${body}</html>`) },
  { what: "a refusal", wire: (body) => answer("421 No", JSON.stringify({ ...refusal, message: body })) },
  { what: "what is no HTTP", wire: (body) => body },
  { what: "a reason", wire: (body) => answer(`421 ${body.replace(/[\r\n]/g, "")}`, "") },
  { what: "a location", wire: (body) => answer("308 No", "", `location: /${body.replace(/[\r\n]/g, "")}`) },
  { what: "chunks", wire: (body) => `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body}` },
];

test.each(inBothWays(wires))(
  "no key is seen when a server echoes the body as $what ($way)",
  async ({ wire, fetch }) => {
    let echo = "";
    const server = await serveHttp((request) => {
      whole(request, (body) => request.socket.end(wire(echo && body.toString())));
    });
    const options = { baseUrl: server.url, ...(fetch && { fetch }) };
    const without = await artefacts(neutral, options);
    echo = "on";
    await fc.assert(
      fc.asyncProperty(secrets, async (keys) => expectNone(await artefacts(keys, options), without, keys)),
      { ...runs, numRuns: runs.numRuns / 10 },
    );
  },
);

test("the video is not seen either, when the whole body is echoed", async () => {
  const video = Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + (i >> 3)) % 256);
  const digits = Buffer.from(video).toString("base64");
  for (const answer of Object.values(vehicles)) {
    for (const spell of [String, JSON.stringify, encodeURIComponent]) {
      const shown = await artefacts(keys, { fetch: after((body) => answer(spell(body))) }, video);
      for (let at = 0; at + 200 <= digits.length; at += 50) {
        expect(shown).not.toContain(spell(digits.slice(at, at + 200)).replaceAll('"', ""));
      }
    }
  }
});

test("a key that lies across the end of an excerpt is not seen in part", async () => {
  const long = { ...keys, apiKey: "0123456789abcdefghijklmnopqrstuvwxyz" };
  const page = `<html>${" ".repeat(1965)}${long.apiKey}</html>`;
  const shown = await artefacts(long, { fetch: after(() => new Response(page, { status: 502 })) });
  expect(shown).not.toContain(long.apiKey.slice(0, 20));
});

test("of a key in which an answer was cut off, no beginning is seen", async () => {
  const long = { email: "player+1@example.com", userKey: "uk/0123456789 abc", apiKey: "열쇠-0123456789" };
  for (const [wanted, spelled] of [
    ...Object.values(long).flatMap((key) => [[key, key] as const, [key, encodeURIComponent(key)] as const]),
    [btoa("x:uk/0123456789 abc"), btoa("x:uk/0123456789 abc")] as const,
  ])
    for (let left = 1; left < 6; left++) {
      const page = new TextEncoder().encode(`<p>${spelled}`);
      const fetch = after(() => new Response(page.subarray(0, page.length - left), { status: 502 }));
      const shown = await artefacts(long, { fetch });
      expect(shown).toContain("<p>");
      expect(shown).not.toContain(wanted.slice(0, 8));
      expect(shown).not.toContain(encodeURIComponent(wanted).slice(0, 12));
    }
});

test("an error that is its own cause is cut off", async () => {
  const circle = new Error("round");
  circle.cause = circle;
  const fetch = () => Promise.reject(circle);
  expect(await artefacts(keys, { fetch })).toContain("RemoNetworkError");
});
