import type * as v from "valibot";
import type { JsonSchema } from "../document.ts";
import { namesIn, readJson, readShaped, readText, readYaml } from "./files.ts";
import { type MetricsFile, metricsFile, unitsFile } from "./metric-shapes.ts";
import {
  ambiguitiesFile,
  type ErrorDefinition,
  errorsFile,
  evidenceFile,
  factsFile,
  httpFile,
  operationErrorsFile,
  operationFile,
} from "./shapes.ts";

// What is written by hand, as it stands in the files.

export type JsonObject = { readonly [key: string]: unknown };
export type Language = "en" | "ko";

export type OperationFile = v.InferOutput<typeof operationFile>;

/** What an operation means by a code. A name that it alone has is defined with it. */
export type ErrorRow = v.InferOutput<typeof operationErrorsFile>[number];

/** The folder of one operation. */
export type OperationSource = {
  readonly family: string;
  readonly slug: string;
  readonly file: OperationFile;
  readonly requestSchema: JsonSchema;
  readonly answerSchema: JsonSchema;
  readonly errors: readonly ErrorRow[];
  readonly ko: JsonObject;
  readonly examples: { readonly [name: string]: unknown };
  readonly samples: { readonly [file: string]: string };
};

export type FamilySource = v.InferOutput<typeof factsFile> & {
  readonly name: string;
  readonly ambiguities: v.InferOutput<typeof ambiguitiesFile>;
  readonly evidence: v.InferOutput<typeof evidenceFile>;
  /** What its results measure; undefined where they hold no numbers. */
  readonly metrics: MetricsFile | undefined;
  readonly operations: readonly OperationSource[];
};

export type Source = {
  /** In the order of the spec. */
  readonly families: readonly FamilySource[];
  /** Those that operations share, and those that one alone has. */
  readonly errors: readonly ErrorDefinition[];
  readonly profiles: { readonly [name: string]: JsonObject };
  /** The spec without its operations, and the Korean of it. */
  readonly api: JsonObject;
  readonly refusal: JsonSchema;
  readonly units: v.InferOutput<typeof unitsFile>;
  readonly ko: JsonObject;
  /** What follows from HTTP's own meaning of a code. */
  readonly http: v.InferOutput<typeof httpFile>;
};

export const operationsOf = ({ families }: Pick<Source, "families">): OperationSource[] =>
  families.flatMap(({ operations }) => operations);

/** @throws Error naming the file, the place in it and what is wrong there. */
export async function readSource(): Promise<Source> {
  const read = await Promise.all((await namesIn("pages/", "folders")).map(readFamily));
  const families = read.sort((one, other) => one.family.order - other.family.order);
  const shared = await readShaped("shared/errors.yaml", errorsFile);
  return {
    families,
    errors: [...shared, ...ownErrors(families)],
    profiles: (await filesIn("profiles/", readJson)) as Source["profiles"],
    api: (await readYaml("shared/api.yaml")) as JsonObject,
    refusal: (await readYaml("shared/refusal.yaml")) as JsonSchema,
    ko: (await readYaml("shared/ko.yaml")) as JsonObject,
    units: await readShaped("shared/units.yaml", unitsFile),
    http: await readShaped("shared/http.yaml", httpFile),
  };
}

const ownErrors = (families: readonly FamilySource[]): ErrorDefinition[] =>
  operationsOf({ families }).flatMap(({ errors }) =>
    errors.filter((row): row is ErrorRow & ErrorDefinition => "meaning" in row),
  );

async function readFamily(name: string): Promise<FamilySource> {
  const folder = `pages/${name}/`;
  const facts = await readShaped(`${folder}facts.yaml`, factsFile);
  const hasMetrics = (await namesIn(folder, "files")).includes("metrics.yaml");
  const metrics = hasMetrics ? await readShaped(`${folder}metrics.yaml`, metricsFile) : undefined;
  const operations = await Promise.all(
    (await namesIn(folder, "folders")).map((slug) => readOperation(name, slug)),
  );
  const rank = ({ file }: OperationSource) => (file.kind === "submit" ? 0 : 1);
  return {
    name,
    ...facts,
    ambiguities: await readShaped(`${folder}ambiguities.yaml`, ambiguitiesFile),
    evidence: await readShaped(`${folder}evidence.yaml`, evidenceFile),
    metrics,
    operations: operations.sort((one, other) => rank(one) - rank(other)),
  };
}

async function readOperation(family: string, slug: string): Promise<OperationSource> {
  const folder = `pages/${family}/${slug}/`;
  return {
    family,
    slug,
    file: await readShaped(`${folder}operation.yaml`, operationFile),
    requestSchema: (await readYaml(`${folder}request.yaml`)) as JsonSchema,
    answerSchema: (await readYaml(`${folder}answer.yaml`)) as JsonSchema,
    errors: await readShaped(`${folder}errors.yaml`, operationErrorsFile),
    ko: (await readYaml(`${folder}ko.yaml`)) as JsonObject,
    examples: await filesIn(`${folder}examples/`, readJson),
    samples: await filesIn(`${folder}samples/`, readText),
  };
}

/** By their names, those of JSON without its ending. */
async function filesIn<Content>(folder: string, read: (path: string) => Promise<Content>) {
  const files = (await namesIn(folder, "files")).map(
    async (file) => [file.replace(/\.json$/, ""), await read(folder + file)] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}
