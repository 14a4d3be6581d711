// What others generate, and the docs show. Only this file knows where it lies.

import { readdirSync, readFileSync } from "node:fs";
import { type OpenApiDocument, openApiDocument } from "@remo-kit/openapi";
import korean from "@remo-kit/openapi/openapi.ko.json" with { type: "json" };
import controlDocument from "../../packages/mock-server/generated/control.openapi.json" with { type: "json" };
import scenarioTable from "../../packages/mock-server/generated/scenarios.json" with { type: "json" };
import { type CaseFacts, type CaseRegistry, caseFacts, type Suite } from "./reference/trace.ts";

export const repository = new URL("../../", import.meta.url);

export const documents: { readonly en: OpenApiDocument; readonly ko: OpenApiDocument } = {
  en: openApiDocument,
  ko: korean as never,
};
export const control = controlDocument as object as OpenApiDocument;
export const { scenarios } = scenarioTable;

/** Files that the site has as they are: path from the root of the repository → file in assets. */
export const copies: { readonly [path: string]: string } = {
  "openapi/generated/openapi.yaml": "openapi.yaml",
  "packages/mock-server/generated/control.openapi.json": "control-openapi.json",
};

/**
 * The cases are imported, because their titles and facts are made by code. They ask the mock for its scenarios, which
 * tsconfig.json has taken from its sources: it need not have been built.
 */
export async function contractCases(): Promise<CaseFacts[]> {
  const file = new URL("packages/contract-tests/src/cases/registry.ts", repository).href;
  const { registry }: { registry: CaseRegistry } = await import(file);
  return caseFacts(registry);
}

/** The contract tests that are no cases: the titles and facts of their tests are read from their sources. */
export const suiteSources = (): Suite[] =>
  ["packages/contract-tests/src/", "e2e/"].flatMap((place) =>
    readdirSync(new URL(place, repository), { recursive: true })
      .map((file) => `${place}${String(file).replaceAll("\\", "/")}`)
      .filter((file) => /\.(test|prove)\.ts$/.test(file) && !/\/(node_modules|\.vitest)\//.test(file))
      .sort()
      .map((file) => ({ file, source: readFileSync(new URL(file, repository), "utf8") })),
  );
