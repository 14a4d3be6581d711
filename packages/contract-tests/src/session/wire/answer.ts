import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { answerIn, isWhole, longest, tooLong, type WireRequest } from "./wire.ts";

export type Keeping = {
  readonly kept: WireRequest;
  readonly change: (more: Partial<WireRequest>) => void;
};

export function giveBack(up: Socket, down: Socket): void {
  up.on("data", (chunk) => void down.write(chunk));
  down.on("close", () => up.destroy());
  up.on("error", () => down.resetAndDestroy());
  up.on("close", () => down.end());
}

/** What comes back, as Node reads it from the same bytes. */
export function observe(answer: IncomingMessage, down: Socket, { kept, change }: Keeping): void {
  const { statusCode: status = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const part = () => change({ answerReceived: "part", partial: { status, bytes } });
  const end = (failure?: string) => {
    if (kept.received || kept.failure) return;
    const whole = answerIn(status, headers, Buffer.concat(chunks));
    if (bytes > longest) change({ failure: tooLong });
    // A client may have read enough of one that has no end.
    else if (answer.complete || isWhole(whole))
      change({ ...whole, partial: undefined, answerReceived: "all" });
    else if (failure) change({ failure });
  };
  part();
  answer.on("data", (chunk: Buffer) => {
    if (bytes <= longest) chunks.push(chunk);
    bytes += chunk.length;
    part();
    if (!down.writableNeedDrain) return;
    answer.pause();
    down.once("drain", () => answer.resume());
  });
  answer.on("error", ({ code, name }: NodeJS.ErrnoException) =>
    end(down.destroyed ? undefined : (code ?? name)),
  );
  answer.on("end", () => end());
  down.on("close", () => end());
}
