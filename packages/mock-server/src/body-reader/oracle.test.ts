// The reader against JSON.parse and Buffer, with bodies that are made from its grammar (fuzz/ spoils whole bodies, and
// goes over sockets). A failure prints its seed: `fc.assert(…, { seed, path })` repeats it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { bodies, cuts, cutsWithin, letter } from "./testing/bodies.ts";
import { comparable, expectedBody } from "./testing/oracle.ts";
import { read, readCut } from "./testing/read.ts";

test("whatever the body is and however it is cut, it is read as JSON.parse and Buffer read it", () => {
  fc.assert(
    fc.property(bodies, cuts, (body, places) => {
      const expected = expectedBody(body);
      expect(comparable(readCut(body, cutsWithin(body.length, places)))).toEqual(expected);
      expect(comparable(read(body))).toEqual(expected);
    }),
    { numRuns: 5000 },
  );
});

test("where it is cut changes nothing, the words and the limits included", () => {
  const limits = fc.record({ fieldBytes: fc.nat(40), depth: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(bodies, cuts, limits, (body, places, limit) => {
      expect(readCut(body, cutsWithin(body.length, places), limit)).toEqual(read(body, limit));
    }),
    { numRuns: 2000 },
  );
});

test("a long video is read as Buffer reads it, wherever it is cut and made invalid", () => {
  const size = fc.integer({ min: 40_000, max: 160_000 });
  const places = fc.array(fc.nat(), { maxLength: 20 });
  fc.assert(
    fc.property(size, fc.option(letter), fc.nat(), places, (length, wrong, at, where) => {
      const text = Buffer.from(Array.from({ length }, (_, i) => (i * i) >> 3)).toString("base64");
      const place = at % (text.length + 1);
      const video = text.slice(0, place) + (wrong ?? "") + text.slice(place);
      const body = Buffer.from(`{"base64_video":"${video}","Email":"a"}`);
      expect(comparable(readCut(body, cutsWithin(body.length, where)))).toEqual(expectedBody(body));
    }),
    { numRuns: 60 },
  );
});
