import { createRemoClient, createRemoReader, isRemoError } from "../index.ts";
import { openBar } from "./bar.ts";
import { method, outcomeOf } from "./command.ts";
import { readKeys } from "./keys.ts";
import type { Numbers, Outcome } from "./report/metric-table.ts";
import { checkOut, outcomeLines, report } from "./report/report.ts";
import { goOnWith, type Session, stopSoon } from "./session.ts";

/** Asks for what came of a video, or with --wait asks until it is there. */
export async function read(session: Session): Promise<number> {
  const { operation, asked } = session;
  const { argument: uuid, values } = asked;
  const remo = await clientFor(session);
  await checkOut(session);
  session.known = { again: goOnWith(uuid, session) };
  const signal = stopSoon();
  const outcome = values.wait
    ? await waitFor(remo, { uuid, signal }, session)
    : { [outcomeOf(operation)]: await method<Numbers>(remo, operation.id)({ uuid, signal }) };
  return report(outcome, outcomeLines(outcome, session), session);
}

/** Without keys where the operation needs none: they may be elsewhere. */
async function clientFor({ operation, asked: { values }, options, texts }: Session): Promise<object> {
  const { secrets, user } = operation;
  const file = values.keysFile;
  return secrets.every((name) => name === user)
    ? createRemoReader({ ...(await readKeys(process.env, file, texts, ["email"])), ...options })
    : createRemoClient({ ...(await readKeys(process.env, file, texts)), ...options });
}

type Input = { readonly uuid: string; readonly readyAt?: Date; readonly signal: AbortSignal };

/** Waits with a countdown. What was read before a failure is kept. */
export async function waitFor(remo: object, input: Input, session: Session): Promise<Outcome> {
  const { family } = session.operation;
  const name = `waitFor${family.charAt(0).toUpperCase()}${family.slice(1)}`;
  const bar = openBar(process.stderr, process.env, session.texts);
  try {
    return await method<Outcome>(remo, name)({ ...input, onProgress: bar.progress });
  } catch (error) {
    const { result } = Object(error);
    if (result) session.known = { ...session.known, outcome: { result } };
    // The read cost nothing, but what it asked for did.
    if (session.known.receipt && isRemoError(error)) Object.assign(error, { charged: "unknown" });
    throw error;
  } finally {
    bar.close();
  }
}
