import type { paths } from "@remo-kit/openapi";
import type { Client } from "openapi-fetch";
import { runCall } from "./call.ts";
import { RemoInputError } from "./errors.ts";
import { type FileField, jsonUpload } from "./json-upload.ts";
import { type CallOptions, type ResolvedOptions, resolveCall } from "./options.ts";
import type { Success } from "./receipt.ts";
import { texts } from "./texts.ts";
import { send } from "./transport.ts";
import type { Watch } from "./watch.ts";

/** What every operation of a client works with. */
export type Workbench = {
  readonly raw: Client<paths, "application/json">;
  readonly options: ResolvedOptions;
};

/** What a call of any operation can be told. */
export type OperationInput = CallOptions & {
  readonly uuid?: string | undefined;
  /** Aborts the call in any phase; it then fails with a RemoAbortError whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/** What only one operation knows. */
export type Operation<Raw> = {
  readonly path: keyof paths;
  /** What it takes, for whoever gives it no object. */
  readonly takes: string;
  /** Its fields beside the keys and the uuid, and the file where it has one. @throws RemoInputError */
  readonly body: () => { readonly fields?: { readonly [name: string]: string }; readonly file?: FileField };
  /** What the fields of a success must be, beside `state` and `uuid`. */
  readonly success: Success<Raw>;
};

/** Sends what an operation says, and gives the answer as it came over the wire. */
export async function perform<Raw>(
  { raw, options }: Workbench,
  input: OperationInput,
  { path, takes, body, success }: Operation<Raw>,
): Promise<Raw> {
  if (typeof input !== "object" || input === null) throw new RemoInputError(takes);
  const uuid =
    input.uuid === undefined
      ? (crypto.randomUUID?.() ?? (await import("./random-uuid.ts")).randomUuid())
      : checkUuid(input.uuid);
  try {
    const { email: Email, userKey: UserKey, apiKey: APIKey } = options.keys;
    const { fields, file } = body();
    const upload = jsonUpload({ Email, UserKey, APIKey, ...fields, uuid }, file);
    const limits = resolveCall(input, options.call);
    const post = (watch: Watch) =>
      raw.POST(path as "/api/analysis-soccer", {
        body: {} as never, // The transport makes the body while it sends.
        bodySerializer: () => undefined,
        headers: { "content-type": "application/json", "content-length": String(upload.length) },
        fetch: (request) => send({ request, upload, watch }, options.fetch, limits.onProgress !== undefined),
        parseAs: "text",
      });
    const url = `${options.baseUrl}${path}`;
    return await runCall({ url, uuid, upload, signal: input.signal, limits, send: post, success }, options);
  } catch (error) {
    if (error instanceof RemoInputError) error.uuid ??= uuid; // It is made where nobody knows of the call.
    throw error;
  }
}

function checkUuid(uuid: unknown): string {
  if (typeof uuid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return uuid;
  throw new RemoInputError(texts.option("uuid", "a UUID with its hyphens (F08), or left out", uuid));
}
