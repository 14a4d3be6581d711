import { operationOf, profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { render } from "./decision.ts";

test("a receipt has credits only where the page's own has", () => {
  const receipt = (body: object) => {
    const decision = {
      scenario: "accepted",
      reason: "",
      account: undefined,
      charged: 4,
      success: { body, cost: 4 },
    };
    return render(decision, operationOf("analyzeSoccer"), profiles.documented).body;
  };
  expect(receipt({ state: 0, credit: 0, uuid: "u" })).toEqual({ state: 1, credit: 4, uuid: "u" });
  expect(receipt({ state: 0, uuid: "u" })).toEqual({ state: 1, uuid: "u" });
});
