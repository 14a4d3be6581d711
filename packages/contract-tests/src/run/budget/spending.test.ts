import { operationOf } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCredits } from "../../checks/ledger/explain.ts";
import { spentIn } from "./budget.ts";
import { runOn, type Server } from "./testing/server.ts";

const { price: page } = operationOf("analyzeSoccer");

const servers = (more: { [Key in keyof Server]?: fc.Arbitrary<NonNullable<Server[Key]>> } = {}) =>
  fc.record<Required<Server>>({
    price: fc.oneof(fc.constant(page), fc.nat(50)),
    start: fc.oneof(fc.nat(2000), fc.nat(120)),
    success: fc.constantFrom("balance", "price"),
    refusal: fc.constantFrom("balance", "price", "zero", "absent"),
    form: fc.constantFrom("number", "text", "float", "absent"),
    isRepeatFree: fc.boolean(),
    isRefusalCharged: fc.boolean(),
    drain: fc.oneof(fc.constant(0), fc.nat(60)),
    topUp: fc.constantFrom(0, 0, 500),
    ...more,
  });

test("no server is paid more than is allowed, but by the one request that shows its price", async () => {
  await fc.assert(
    fc.asyncProperty(servers(), fc.nat(100), async (server, allowed) => {
      const { charged, charges } = await runOn(server, allowed);
      const shown = Math.max(0, ...charges.map((one) => one - page));
      // A refusal before it that is charged shows no price.
      const hidden = server.isRefusalCharged ? Math.max(0, server.price - page) : 0;
      expect(charged - shown - hidden).toBeLessThanOrEqual(allowed);
    }),
    { numRuns: 3000 },
  );
});

test("what was charged is never more than what it is said to be at most", async () => {
  await fc.assert(
    fc.asyncProperty(
      servers({
        // An account that is nearly empty may have been emptied by more than was counted; more cannot follow.
        start: fc.integer({ min: 200, max: 2000 }),
        topUp: fc.constant(0),
        isRefusalCharged: fc.constant(false),
      }),
      fc.nat(100),
      async (server, allowed) => {
        const { charged, exchanges } = await runOn(server, allowed);
        const { atMost = 0 } = spentIn(exchanges);
        expect(charged).toBeLessThanOrEqual(atMost);
      },
    ),
    { numRuns: 1000 },
  );
});

const asPlanned = servers({
  price: fc.constant(page),
  isRefusalCharged: fc.constant(false),
  drain: fc.constant(0),
  topUp: fc.constant(0),
});

test("a server that charges what was planned is accused of nothing, whatever its credits count", async () => {
  await fc.assert(
    fc.asyncProperty(asPlanned, fc.nat(100), async (server, allowed) => {
      const { charged, exchanges, stop } = await runOn(server, allowed);
      expect(stop?.because ?? "").not.toMatch(/somebody|costs/);
      expect(checkCredits(exchanges)).toEqual([]);
      const { spent = charged } = spentIn(exchanges);
      expect(spent).toBe(charged);
    }),
    { numRuns: 1000 },
  );
});

test("a server that charges what was planned is asked everything, if its answers tell what it charges", async () => {
  const told = fc.constantFrom("number", "text", "float");
  const rich = fc.integer({ min: 200, max: 2000 });
  await fc.assert(
    fc.asyncProperty(asPlanned, told, rich, async (server, form, start) => {
      const { stop, charges } = await runOn({ ...server, form, start }, 100);
      expect([stop, charges.length]).toEqual([undefined, 11]);
    }),
    { numRuns: 500 },
  );
});
