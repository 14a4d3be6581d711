import { expect, test } from "vitest";
import { createChanges } from "./changes.ts";

const never = new AbortController().signal;

test("each change gives a tenant another version, and no other tenant", () => {
  const changes = createChanges();
  const [one, other] = [changes.version("one"), changes.version("other")];
  for (const tenant of ["one", "error"]) changes.notify(tenant);
  expect(changes.version("one")).not.toBe(one);
  expect(changes.version("other")).toBe(other);
  expect(createChanges().version("one")).not.toBe(one);
});

test("a wait ends with the next change, and at once of one that was missed", async () => {
  const changes = createChanges();
  const seen = changes.version("one");
  let hasEnded = false;
  const waited = changes.after("one", seen, never).then(() => {
    hasEnded = true;
  });
  changes.notify("other");
  await Promise.resolve();
  expect(hasEnded).toBe(false);
  changes.notify("one");
  await waited;
  await changes.after("one", seen, never);
});

test("a wait ends when its signal aborts, or did before", async () => {
  const changes = createChanges();
  const stop = new AbortController();
  const waited = changes.after("one", changes.version("one"), stop.signal);
  stop.abort();
  await waited;
  await changes.after("one", changes.version("one"), stop.signal);
});
