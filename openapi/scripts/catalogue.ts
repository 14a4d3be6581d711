import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { room } from "./bundle.ts";

/** A row of error-codes.yaml; its head explains the fields. */
export type CatalogueRow = {
  code: number;
  name: string;
  category: string;
  meaning: { en: string; ko: string };
  documented: string[];
  message: { text: string; source: "page" | "remo-kit" };
};

export async function readCatalogue(): Promise<CatalogueRow[]> {
  return parse(await readFile(new URL("error-codes.yaml", room), "utf8")) as CatalogueRow[];
}

/** The catalogue as TypeScript: one const object, so that every list of codes can be checked by the compiler. */
export function catalogueModule(rows: readonly CatalogueRow[]): string {
  const entries = rows.map((row) => `  ${row.code}: ${JSON.stringify(row)},`);
  return `/** The error codes of the page, by code: its table (F18 to F20) and its two examples (F16, F17). */
export const errorCodes = {
${entries.join("\n")}
} as const;

/** A documented error code. */
export type ErrorCode = keyof typeof errorCodes;

/** What the catalogue says of one code. */
export type ErrorCodeEntry = (typeof errorCodes)[ErrorCode];
`;
}
