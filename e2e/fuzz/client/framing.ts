// How a server declares the end of an answer, truly and falsely.

import fc from "fast-check";
import { byLength, type Framing, falseEnds, inChunks } from "../framing.ts";

export const goodFraming: fc.Arbitrary<Framing> = fc.oneof(
  byLength,
  fc.constant<Framing>((body) => [["connection: close"], body]),
  inChunks(2000),
);

export const oddFraming: fc.Arbitrary<Framing> = fc.oneof(
  ...falseEnds(
    ["-1", "1e3", "0x10", "5, 5", "9".repeat(20), "", "3\r\ncontent-length: 9", "4294967296"],
    [
      "",
      "0\r\n",
      "zz\r\n",
      "-1\r\n",
      `${"f".repeat(17)}\r\n`,
      "0;a=b\r\n\r\n",
      "0\r\nx: y\r\n\r\n",
      "0\r\nx\r\n\r\n",
    ],
  ),
);
