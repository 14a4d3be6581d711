import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { mutant } from "../../mutants/mutate.ts";
import { runAgainst } from "../../mutants/testing/run.ts";

/** The families that the pages describe: soccer, golf and running, of 3 submits and 9 reads; at worst 5 and 7. */
const twelve = [
  { submit: 3, read: 9 },
  { submit: 5, read: 7 },
];
/** Requests in less than a minute, at two a second. */
const most = 119;

test("what costs nothing takes less than a minute for twelve operations, at two requests a second", async () => {
  const { exchanges } = await runAgainst(
    mutant(() => () => undefined),
    { allowed: 0 },
  );
  const sent = (kind: string) =>
    operationList
      .filter((operation) => operation.kind === kind)
      .map(({ slug }) => exchanges.filter((exchange) => exchange.operation === slug).length);
  const [submits, reads] = [Math.max(...sent("submit")), Math.max(...sent("read"))];
  expect([submits, reads]).toEqual([15, 4]);
  for (const { submit, read } of twelve) expect(submit * submits + read * reads).toBeLessThanOrEqual(most);
});
