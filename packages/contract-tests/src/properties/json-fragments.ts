/** Names that an object has without having been given them, where its maker was careless. */
export const prototypeNames =
  "__proto__ constructor prototype toString hasOwnProperty __defineGetter__".split(" ");

/** Numbers of JSON that no double is, or not exactly. */
export const numbers = [
  ..."1e999 -1e999 1e-999 -0 9007199254740993".split(" "),
  "9".repeat(400),
  `0.${"0".repeat(400)}1`,
];

/** Letters that are easily lost: lone surrogates, NUL, marks that turn or join text. */
export const letters = "\\ud83d \\ude00 \\u0000 \\u202e \u2028 \ufeff 👟 e\u0301 \u007f".split(" ");

/** What other languages write for a value, and what JSON almost is. */
export const notJson = [
  ..."'single' None True NaN Infinity undefined 0x10 01 +1 .5 1. [1,] {a:1}".split(" "),
  ...['"\\x41"', '"\t"', '"a" "b"', '"\\ud83', "// comment\n1", "/* */ 1", ""],
];
