import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readJson, readYaml } from "./files.ts";

// The shapes of the rows of the record; meta/*.schema.json says the same, with ranges and reasons.

export type Text = { readonly en: string; readonly ko: string };

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

/** What is said of an error, by its name. */
export type ErrorDefinition = {
  readonly name: string;
  readonly category: "input" | "account" | "process" | "not-ready";
  readonly meaning: Text;
  readonly message: { readonly text: string; readonly source: "page" | "remo-kit" };
  /** `credit` of its example. Default: 100. */
  readonly credit?: number;
  readonly cause: Text;
  readonly advice: Text;
  readonly retry: "never" | "after-fix" | "later";
  readonly charged: "no" | "unknown";
};

/** The content of a file that was checked against `meta/<schema>.schema.json`. @throws Error naming file and place. */
export async function readValid<Content>(path: string, schema: string): Promise<Content> {
  const content = await readYaml(path);
  const problems = schemaProblems((await readJson(`meta/${schema}.schema.json`)) as object, content);
  if (problems.length === 0) return content as Content;
  throw new Error(problems.map((problem) => `openapi/${path} ${problem}`).join("\n"));
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
