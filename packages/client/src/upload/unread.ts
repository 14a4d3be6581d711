// What can be seen of a stream that nobody has read yet.

import type { Bytes } from "./reading.ts";

type Stream = {
  readonly on?: (event: "error", listener: () => void) => void;
  readonly errored?: Error | null;
  readonly locked?: boolean;
};
type NodeStreams = { readonly isDisturbed?: (stream: unknown) => boolean };
type Process = { readonly getBuiltinModule?: (name: string) => NodeStreams | undefined };

/** Whether a stream cannot give its first byte any more: it is locked, or was read or ended; the latter only Node can tell. */
export function isUsed(stream: Bytes): boolean {
  const { process } = globalThis as { process?: Process };
  const { isDisturbed } = process?.getBuiltinModule?.("node:stream") ?? {};
  return (stream as Stream).locked === true || isDisturbed?.(stream) === true;
}

/** Why a stream of Node's has failed before it was read. One that fails until then must not end the process. */
export function failureOf(stream: Bytes): Error | undefined {
  const { on, errored } = stream as Stream;
  if (typeof on === "function") on.call(stream, "error", () => {});
  return errored ?? undefined;
}
