import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, test } from "vitest";
import { readText } from "./generate/files.ts";

test.each(["openapi.json", "openapi.yaml", "openapi.ko.json"])(
  "Spectral's rules for OpenAPI find no error in %s",
  async (name) => {
    const linter = new spectral.Spectral();
    linter.setRuleset({ extends: [[rulesets.oas, "recommended"]] } as never);
    const found = await linter.run(await readText(`generated/${name}`));
    expect(found.filter(({ severity }) => severity === 0)).toEqual([]);
  },
);

test("Spectral would find an error", async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas, "recommended"]] } as never);
  const text = (await readText("generated/openapi.json")).replace(
    '"operationId": "analyzeSoccer"',
    '"operationId": 7',
  );
  const found = await linter.run(text);
  expect(found.filter(({ severity }) => severity === 0)).not.toEqual([]);
});
