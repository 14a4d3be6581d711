import { randomUuid } from "@remo-kit/common/random-uuid";
import { isUuid } from "@remo-kit/common/uuid";
import { type Operation, pathOf } from "@remo-kit/openapi";
import type { Reader } from "../answer/answer.ts";
import { check } from "../check.ts";
import { isRemoError, RemoInputError } from "../errors.ts";
import { inputRules } from "../option-rules.ts";
import { type CallOptions, type ResolvedOptions, resolveCall } from "../options.ts";
import * as texts from "../texts.ts";
import { quietly, release } from "../upload/reading.ts";
import type { Video } from "../upload/video.ts";
import type { Sent } from "./attempt.ts";
import { fieldsOf, type Own, shownPath } from "./fields.ts";
import { loaded } from "./load.ts";
import { throughOpenapiFetch } from "./openapi-fetch.ts";

/** An operation, as a client runs it with its options. */
export type Run<Input, Result> = {
  (options: ResolvedOptions, input: Input): Promise<Result>;
  readonly operation: Operation;
};

/** How an operation reads its success, of the readers that are loaded by the first call, or with one of its own. */
export type Answer<Result> = (readers: typeof import("./engine.ts")) => Reader<Result>;

export type CallInput = CallOptions & {
  readonly uuid?: string | undefined;
  /** Aborts the call in any phase; it then fails with a RemoAbortError whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/** What an operation sends beside user, keys and uuid. @throws RemoInputError */
export type OwnRequest<Input> = (input: Input) => { readonly fields: Own; readonly file?: Video | undefined };

/** Makes a row of the table an operation of the client, which reads its success by `answer`. */
export function runOf<Input extends CallInput, Result>(
  operation: Operation,
  request: OwnRequest<Input>,
  answer: Answer<Result>,
): Run<Input, Result> {
  const run = async (options: ResolvedOptions, input: Input) => {
    let uuid: string | undefined;
    let isBegun = false;
    try {
      if (typeof input !== "object" || input === null) throw new RemoInputError(texts.noInput(operation.id));
      uuid = uuidOf(operation, input);
      const { fields, file } = readInput(request, input);
      if (uuid === undefined) throw new RemoInputError(texts.option("uuid", inputRules.uuid[0], input.uuid));
      const values = fieldsOf(operation, options.keys, { ...fields, uuid });
      const url = options.baseUrl + shownPath(operation, values.parameters);
      const limits = resolveCall(input, options.call);
      const about = { operation, uuid, url, limits, signal: input.signal };
      const engine = await loaded(import("./engine.ts"), about, about.signal);
      const call = { ...about, read: answer(engine) };
      const send = (sent: Sent) => {
        isBegun = true;
        return engine.runCall(call, sent, options);
      };
      if (operation.kind === "read")
        return await throughOpenapiFetch(operation, options.baseUrl, values, ({ method, url, body }) =>
          send({ method, url, upload: engine.textUpload(body) }),
        );
      const { parameters, body } = values;
      const to = options.baseUrl + pathOf(operation, parameters);
      const whole = { method: operation.method, url: to, upload: engine.uploadOf(operation, body, file) };
      return await engine.recorded(options, call, () => send(whole));
    } catch (thrown) {
      const own = isBegun || isRemoError(thrown);
      const error = own ? thrown : new RemoInputError(texts.unreadable, { cause: thrown });
      if (error instanceof RemoInputError) {
        error.operation ??= operation.id; // It is made where the call is not known.
        error.uuid ??= uuid;
      }
      throw error;
    } finally {
      quietly(() => Object.values(Object(input)).forEach(release));
    }
  };
  return Object.assign(run, { operation });
}

const anything = ["", () => true] as const;

/** What an operation sends. It names what its input may have by reading it; whatever else is there is refused. */
function readInput<Input extends CallInput>(request: OwnRequest<Input>, input: Input) {
  const own: { [name: string]: typeof anything } = {};
  const get = (_: Input, name: string) => {
    own[name] = anything;
    return Reflect.get(input, name);
  };
  try {
    return request(new Proxy(input, { get } as ProxyHandler<Input>));
  } finally {
    check(input, { ...own, ...inputRules }, RemoInputError);
  }
}

/** A submit may leave it to us. Undefined: what was given is none. */
function uuidOf({ kind }: Operation, { uuid }: CallInput): string | undefined {
  if (kind === "submit" && uuid === undefined) return randomUuid();
  return typeof uuid === "string" && isUuid(uuid) ? uuid : undefined;
}
