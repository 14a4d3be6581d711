import { readdir } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readJson, readYaml, room } from "./room.ts";

// The shapes of the hand-written YAML files; meta/*.schema.json says the same, with ranges and reasons.

export type Text = { readonly en: string; readonly ko: string };
export type Language = keyof Text;

export type Fact = { readonly id: string; readonly text: Text; readonly unreferenced?: string };

export type Evidence = Fact & { readonly date: string; readonly source: string };

export type ProfileValue = string | number | boolean;

export type ProfileKey = {
  readonly key: string;
  readonly text: Text;
  readonly values: readonly {
    readonly value: ProfileValue;
    readonly text: Text;
    readonly facts: readonly string[];
    readonly evidence: readonly string[];
    readonly unsupported?: true;
  }[];
};

export type Ambiguity = {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly readings: readonly {
    readonly text: Text;
    readonly facts: readonly string[];
    readonly evidence?: readonly string[];
    readonly unsupported?: true;
  }[];
  readonly decision: Text;
  readonly confidence: "low" | "medium" | "high";
  readonly evidence: readonly string[];
  readonly status: "open" | "decided" | "wording-only";
  readonly profile?: readonly ProfileKey[];
  /** Why nothing on a server can settle it, where there is no probe. */
  readonly noProbe?: Text;
  readonly probe?: { readonly id: string; readonly cost: "free" | "one-upload" | "paid"; readonly how: Text };
  readonly unreferenced?: string;
};

export type CatalogueRow = {
  readonly code: number;
  readonly name: string;
  readonly category: "input" | "account" | "process";
  readonly meaning: Text;
  readonly documented: readonly string[];
  readonly registered: { readonly meaning: string; readonly note?: Text } | null;
  readonly message: { readonly text: string; readonly source: "page" | "remo-kit" };
  readonly cause: Text;
  readonly advice: Text;
  readonly retry: "never" | "after-fix" | "later";
  readonly charged: "no" | "unknown";
};

export type ProfileDocument = { readonly [key: string]: ProfileValue };

/** All that is written by hand beside the spec: what the page says, what it leaves open, and what is known of that. */
export type Ledger = {
  readonly page: { readonly title: string; readonly published: string; readonly note: Text };
  readonly facts: readonly Fact[];
  readonly evidence: readonly Evidence[];
  readonly ambiguities: readonly Ambiguity[];
  readonly errorCodes: readonly CatalogueRow[];
  readonly profiles: { readonly [name: string]: ProfileDocument };
};

/** @throws Error naming the file, the place in it and what is wrong there. */
export async function readLedger(): Promise<Ledger> {
  const { page, facts } = await readValid<Pick<Ledger, "page" | "facts">>("facts");
  return {
    page,
    facts,
    evidence: await readValid("evidence"),
    ambiguities: await readValid("ambiguities"),
    errorCodes: await readValid("error-codes"),
    profiles: await readProfiles(),
  };
}

async function readValid<Content>(name: string): Promise<Content> {
  const content = await readYaml(`${name}.yaml`);
  const problems = schemaProblems((await readJson(`meta/${name}.schema.json`)) as object, content);
  if (problems.length === 0) return content as Content;
  throw new Error(problems.map((problem) => `openapi/${name}.yaml ${problem}`).join("\n"));
}

/** What is wrong with `content` by a JSON Schema; each problem begins with its place. */
export function schemaProblems(schema: object, content: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const id = rowId(content, instancePath);
    return `${instancePath || "/"}${id ? ` (${id})` : ""} ${message} ${JSON.stringify(params)}`;
  });
}

/** The id or name of the row in which a problem is, so that nobody has to count rows. */
function rowId(content: unknown, pointer: string): string | undefined {
  let node = content as { [key: string]: unknown } | undefined;
  for (const part of pointer.split("/").slice(1)) {
    node = node?.[part] as typeof node;
    const id = node?.id ?? node?.name;
    if (typeof id === "string") return id;
  }
  return undefined;
}

async function readProfiles(): Promise<Ledger["profiles"]> {
  const files = (await readdir(new URL("profiles/", room))).sort();
  const entries = files.map(async (file) => [
    file.replace(/\.json$/, ""),
    (await readJson(`profiles/${file}`)) as ProfileDocument,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
