import type { Queue, QueuedAnswer, Step } from "./records.ts";

/** Puts an answer at the end. */
export function enqueued(queue: Queue, answer: Omit<QueuedAnswer, "id">): Step<QueuedAnswer> {
  const id = queue.last + 1;
  const result = { ...answer, id };
  return { result, changes: { queue: { last: id, answers: [...queue.answers, result] } } };
}

/** Takes one time from the first answer that is wanted; gives that answer as it was before. */
export function taken(
  queue: Queue,
  wanted: (answer: QueuedAnswer) => boolean,
): Step<QueuedAnswer | undefined> {
  const result = queue.answers.find(wanted);
  if (!result || result.times === "always") return { result };
  const left = { ...result, times: result.times - 1 };
  const answers = queue.answers.flatMap((answer) => {
    if (answer !== result) return [answer];
    return left.times > 0 ? [left] : [];
  });
  return { result, changes: { queue: { ...queue, answers } } };
}

/** Takes the answer of an id away, or all of them; the number of those that went. */
export function cleared(queue: Queue, id?: number): Step<number> {
  const answers = id === undefined ? [] : queue.answers.filter((answer) => answer.id !== id);
  return { result: queue.answers.length - answers.length, changes: { queue: { ...queue, answers } } };
}
