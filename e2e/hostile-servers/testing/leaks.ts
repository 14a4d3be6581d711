import { inspect } from "node:util";
import { hasSecret } from "@remo-kit/common/redact";

/** So many characters of a video's base64 are taken for a piece of it; fewer could be anything. */
const piece = 60;

/** What must be nowhere in an error. */
export type Secrets = { readonly keys: readonly string[]; readonly video: Uint8Array };

/** Where in an error a key, the e-mail address or a piece of the video can be found; nothing of what it found. */
export function leaksOf(error: unknown, { keys, video }: Secrets): string[] {
  const base64 = Buffer.from(video).toString("base64");
  const isLeak = (text: string) => hasSecret(text, keys) || hasPiece(text, base64);
  const texts = [...textsOf(error)];
  // Once for all of them: of thousands of errors hardly one has a leak.
  if (!isLeak(texts.map(([, text]) => text).join("\n"))) return [];
  return texts.filter(([, text]) => isLeak(text)).map(([place]) => place);
}

/** Whether a run of the text is a run of the base64, also where a URL has escaped it. */
function hasPiece(text: string, base64: string): boolean {
  const plain = text.replace(/%2b/gi, "+").replace(/%2f/gi, "/");
  const runs = plain.match(new RegExp(`[A-Za-z0-9+/]{${piece},}`, "g")) ?? [];
  return runs.some((run) => {
    const last = run.length - piece;
    return Array.from({ length: last + 1 }, (_, at) => run.slice(at, at + piece)).some((one) =>
      base64.includes(one),
    );
  });
}

/** Every text that can be had of a value, with its place: all own properties, hidden ones too, and what logs show. */
function* textsOf(error: unknown): Generator<[place: string, text: string]> {
  yield* walk(error, "error", new Set());
  yield ["String()", String(error)];
  yield ["JSON", JSON.stringify(error) ?? ""];
  const all = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null } as const;
  yield ["inspect()", inspect(error, all)];
}

function* walk(value: unknown, place: string, seen: Set<unknown>): Generator<[place: string, text: string]> {
  if (typeof value === "string") yield [place, value];
  if (typeof value === "symbol") yield [place, value.toString()];
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    yield [place, bytes.toString("latin1")];
    yield [`${place}, as base64`, bytes.toString("base64")];
    return;
  }
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    yield [`name of ${place}`, String(key)];
    const { value: inner, get } = Object.getOwnPropertyDescriptor(value, key) ?? {};
    yield* walk(get ? get.call(value) : inner, `${place}.${String(key)}`, seen);
  }
  if (value instanceof Map || value instanceof Set) yield* walk([...value], place, seen);
}
