// Answers as bytes on a socket: from whole ones to what is no HTTP at all.

import fc from "fast-check";
import { cutAt, type Framing } from "../framing.ts";
import { bodies } from "./bodies.ts";
import { type Way, ways } from "./call.ts";
import { goodFraming, oddFraming } from "./framing.ts";
import { goodHeader, goodLine, oddHeader, oddLine } from "./heads.ts";

export type AnswerCase = {
  readonly way: Way;
  /** How much of the request the server waits for. */
  readonly moment: "connected" | "head" | "half" | "whole";
  /** Written one after the other, with a turn of the event loop between them. */
  readonly pieces: readonly string[];
  /** What the server does then: end its side, break off, wait for ever, or write the last piece for ever. */
  readonly ending: "end" | "reset" | "stall" | "flood";
  /** Whether this is one whole answer after a whole request, which nothing on the wire has damaged. */
  readonly whole: boolean;
};

const headersOf = (header: fc.Arbitrary<string>) => fc.array(header, { maxLength: 3 });

const before = fc
  .tuple(
    fc.constantFrom("103 Early Hints", "102 Processing", "100 Continue", "101 Switching", "199 X"),
    fc.nat(5),
  )
  .map(([status, times]) => `HTTP/1.1 ${status}\r\nlink: x\r\n\r\n`.repeat(times));
const behind = fc.constantFrom("", "", "", "\0", "HTTP/1.1 200 OK\r\n\r\n", "a".repeat(70_000));

const bytesOf = (line: string, headers: readonly string[], [declared, sent]: ReturnType<Framing>) =>
  [line, ...headers, ...declared, "", sent].join("\r\n");
const text = bodies.map((bytes) => bytes.toString("latin1"));

const good = fc
  .tuple(goodLine, headersOf(goodHeader), goodFraming, text)
  .map(([line, headers, framing, body]) => bytesOf(line, headers, framing(hasBody(line) ? body : "")));
const hasBody = (line: string) => !/ (204|205|304) /.test(line);

const odd = fc
  .tuple(
    before,
    fc.oneof(goodLine, goodLine, oddLine),
    headersOf(fc.oneof(goodHeader, oddHeader)),
    fc.oneof(goodFraming, oddFraming),
    text,
    behind,
  )
  .map(([early, line, headers, framing, body, late]) => early + bytesOf(line, headers, framing(body)) + late);

/** Bytes put in, taken out or changed, often within the head. */
const damage = fc
  .tuple(
    odd,
    fc.array(
      fc.tuple(fc.oneof(fc.nat(200), fc.nat()), fc.string({ unit: byte(), maxLength: 3 }), fc.nat(4)),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([bytes, changes]) =>
    changes.reduce((all, [at, added, instead]) => {
      const place = at % (all.length + 1);
      return all.slice(0, place) + added + all.slice(place + instead);
    }, bytes),
  );
function byte() {
  return fc
    .oneof(fc.nat(255), fc.constantFrom(0, 10, 13, 32, 58, 255))
    .map((code) => String.fromCharCode(code));
}

const places = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.nat(), { maxLength: 5 }) },
);
const way = fc.constantFrom(...ways);
const wholeCases = fc.tuple(way, good, places).map(
  ([how, bytes, where]): AnswerCase => ({
    way: how,
    moment: "whole",
    pieces: cutAt(bytes, where),
    ending: "end",
    whole: true,
  }),
);

const moment = fc.constantFrom("whole", "whole", "whole", "half", "head", "connected");
/** A server that stalls takes as long as a call may: few of the cases can be so. */
const ending = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom("end", "reset") },
  { weight: 1, arbitrary: fc.constantFrom("stall", "flood") },
);
const oddCases = fc
  .tuple(way, moment, fc.oneof(odd, damage, good), places, ending)
  .map(
    ([how, when, bytes, where, end]) =>
      ({ way: how, moment: when, pieces: cutAt(bytes, where), ending: end, whole: false }) as AnswerCase,
  );

export const answers: fc.Arbitrary<AnswerCase> = fc.oneof(wholeCases, oddCases, oddCases);
