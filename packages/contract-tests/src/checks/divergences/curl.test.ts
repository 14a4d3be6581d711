import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange } from "../../report/testing/model.ts";
import { curlOf } from "./curl.ts";

const values = {
  REMO_EMAIL: "o'hara+1@example.com",
  REMO_USER_KEY: "us\\er $HOME `id`",
  REMO_API_KEY: '"비밀"',
  VIDEO: "AAAA/+==",
};

/** The arguments that the line gives to curl, and what it gives to its input. */
function run(line: string): { readonly words: string[]; readonly input: string } {
  const curl = 'curl() { printf "=%s\\0" "$@"; printf "\\0"; case "$*" in *"@-"*) cat;; esac; }';
  const env = { ...process.env, ...values, TARGET: "http://mock.invalid" };
  const output = execFileSync("sh", ["-c", `${curl}\n${line}`], { env }).toString();
  const [words = "", ...input] = output.split("\0\0");
  return { words: words.split("\0").map((word) => word.slice(1)), input: input.join("\0\0") };
}

const sent = (body: string | undefined, more: object = {}) => {
  const one = exchange(1, "not-json", undefined);
  return { sent: { ...one.sent, bytes: Buffer.byteLength(body ?? ""), body, ...more } };
};

function bodyOf(line: string): string {
  const { words, input } = run(line);
  const at = words.indexOf("--data-raw");
  return at === -1 ? input : `${words[at + 1]}`;
}

const filled = (body: string) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`\${${name}}`, value), body);

test("the line sends the same body, whatever it is, with the values of the variables", () => {
  const piece = fc.oneof(
    fc.constantFrom(...Object.keys(values).map((name) => `\${${name}}`)),
    fc
      .string({ unit: "binary" })
      .filter((text) => !text.includes("\0") && Buffer.from(text).toString() === text),
    fc.constantFrom("'", '"', "\\", "$(id)", "`id`", "%s", "\n", "@x", "-", "!", `\${HOME}`),
  );
  const property = fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
    const body = pieces.join("");
    const line = curlOf(sent(body), "https://api.example.com") ?? "";
    expect(line).not.toMatch(/[^ -~]/);
    expect(bodyOf(line)).toBe(filled(body));
  });
  fc.assert(property, { seed: 43, numRuns: 60 });
});

test("it goes to the server of the run, or where a variable says; an address in a path is a variable", () => {
  const last = (target: string, path: string) => run(curlOf(sent("{}", { path }), target) ?? "").words.at(-1);
  expect(last("https://user:password@api.example.com/x", "/api/a?b='c'")).toBe(
    "https://api.example.com/api/a?b='c'",
  );
  expect(last("mock in process", "/api/a")).toBe("http://mock.invalid/api/a");
  expect(last("http://127.0.0.1:1", "/api/result/{id}/1")).toBe(
    "http://127.0.0.1:1/api/result/o'hara+1@example.com/1",
  );
});

test("a GET has no body, an empty body has no content type, and what is not kept gives no line", () => {
  const words = (...of: Parameters<typeof sent>) => run(curlOf(sent(...of), "http://a") ?? "").words;
  expect(words("", { method: "GET", contentType: null })).toEqual(["-sSi", "http://a/api/analysis-soccer"]);
  expect(words("", { contentType: null })).toContain("content-type:");
  expect(words("{}")).toContain("content-type: application/json");
  expect(curlOf(sent(undefined, { bytes: 7 }), "http://a")).toBeUndefined();
  expect(curlOf(sent("x".repeat(5000)), "http://a")).toBeUndefined();
});
