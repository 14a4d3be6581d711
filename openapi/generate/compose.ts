import { STATUS_CODES } from "node:http";
import type { JsonSchema } from "../document.ts";
import { idsOf } from "../walk.ts";
import { withMetrics } from "./metrics.ts";
import {
  type ErrorRow,
  type JsonObject,
  type Language,
  type OperationSource,
  operationsOf,
  type Source,
} from "./source.ts";
import words from "./words.json" with { type: "json" };

/** The document in one language, put together from the files of the pages. */
export function compose(source: Source, language: Language): JsonObject {
  const operations = source.families
    .flatMap(({ operations, metrics }) => operations.map((one) => withMetrics(one, metrics)))
    .map((one) => (language === "en" ? one : inKorean(one)));
  const paths: { [path: string]: { [method: string]: object } } = {};
  for (const operation of operations) {
    const { path, method } = operation.file;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(operation, source) };
  }
  const { refusal: refusalTexts, ...apiTexts } = language === "en" ? {} : source.ko;
  const { openapi, info, servers, otherRefusal, ...api } = withTexts(source.api, apiTexts) as JsonObject;
  const tags = source.families.map(({ name, family }) => ({ name, description: family.title[language] }));
  const refusal = withTexts(source.refusal, refusalTexts);
  const schemas = { ...Object.fromEntries(operations.flatMap(schemasOf)), Refusal: refusal };
  const responses = { ...errorResponses(source, language), "other-refusal": otherRefusalOf(otherRefusal) };
  return { openapi, info, servers, ...api, tags, paths, components: { schemas, responses } };
}

/** A node with each text of `texts` in the place of its own. */
function withTexts(node: unknown, texts: unknown): unknown {
  if (texts === undefined) return node;
  if (typeof texts !== "object" || texts === null) return texts;
  const copy: { [key: string]: unknown } | unknown[] = Array.isArray(node)
    ? [...node]
    : { ...(node as object) };
  for (const [key, text] of Object.entries(texts)) {
    (copy as { [key: string]: unknown })[key] = withTexts((copy as JsonObject)[key], text);
  }
  return copy;
}

function inKorean(operation: OperationSource): OperationSource {
  const { requestSchema, answerSchema, ...file } = operation.ko;
  return withTexts(operation, { file, requestSchema, answerSchema }) as OperationSource;
}

/** Names of schemas begin with the operation's slug in Pascal case. */
const nameOf = (slug: string): string =>
  slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const answerName = ({ slug, file }: OperationSource) =>
  `${nameOf(slug)}${file.kind === "submit" ? "Receipt" : "Answer"}`;
const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Names of the fields that stand in the path. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

type Properties = { readonly [name: string]: JsonSchema };

/** The schema of the body: that of the request without what stands in the path; undefined if nothing is left. */
function bodySchema({ file, requestSchema }: OperationSource): JsonSchema | undefined {
  const inPath = parametersOf(file.path);
  const { properties, required, ...schema } = requestSchema;
  const left = Object.entries(properties as Properties).filter(([name]) => !inPath.includes(name));
  if (left.length === 0) return undefined;
  const needed = ((required ?? []) as string[]).filter((name) => !inPath.includes(name));
  return { ...schema, required: needed, properties: Object.fromEntries(left) };
}

function schemasOf(operation: OperationSource): [string, unknown][] {
  const body = bodySchema(operation);
  const answer: [string, unknown] = [answerName(operation), operation.answerSchema];
  return body ? [[`${nameOf(operation.slug)}Request`, body], answer] : [answer];
}

function operationObject(operation: OperationSource, source: Source): object {
  const { slug, family, file, errors, examples, samples } = operation;
  const { examples: requests, ...request } = file.request;
  const { examples: answers, ...answer } = file.answer;
  const media = (name: string, named: { readonly [example: string]: JsonObject }) => ({
    "application/json": {
      schema: schemaRef(name),
      examples: Object.fromEntries(
        Object.entries(named).map(([example, { uuid: _, ...said }]) => [
          example,
          { ...said, value: examples[example] },
        ]),
      ),
    },
  });
  const parameters = parametersOf(file.path).map((name) => parameterObject(name, operation));
  const body = bodySchema(operation) && {
    requestBody: { ...request, required: true, content: media(`${nameOf(slug)}Request`, requests) },
  };
  return {
    ...file.operation,
    ...(!body && idsOfAll([file.operation, request])), // There is no other place for what is said of the request.
    tags: [family],
    security: [],
    ...(file.samples && {
      "x-codeSamples": file.samples.map(({ file: name, ...sample }) => ({
        ...sample,
        source: samples[name],
      })),
    }),
    ...(parameters.length > 0 && { parameters }),
    ...body,
    responses: {
      "200": { ...answer, "x-http-meaning": "OK", content: media(answerName(operation), answers) },
      ...Object.fromEntries(
        errors.map((row) => [row.code, { $ref: `#/components/responses/${responseName(row, source)}` }]),
      ),
      default: { $ref: "#/components/responses/other-refusal" },
    },
  };
}

function parameterObject(name: string, { requestSchema }: OperationSource): object {
  const { description, examples, ...rest } = (requestSchema.properties as Properties)[name] ?? {};
  const extensions = Object.entries(rest).filter(([key]) => key.startsWith("x-"));
  const plain = Object.entries(rest).filter(([key]) => !key.startsWith("x-"));
  return {
    name,
    in: "path",
    required: true,
    description,
    ...Object.fromEntries(extensions),
    schema: Object.fromEntries(plain),
    example: (examples as unknown[] | undefined)?.[0],
  };
}

const rowsOf = (source: Source): ErrorRow[] => operationsOf(source).flatMap(({ errors }) => errors);

/** What several places rest on. */
function idsOfAll(places: readonly object[]): { readonly [keyword: string]: readonly string[] } {
  const found = ["x-fact", "x-evidence", "x-ambiguity"].map(
    (keyword) =>
      [keyword, [...new Set(places.flatMap((place) => idsOf(place as JsonObject, keyword)))]] as const,
  );
  return Object.fromEntries(found.filter(([, ids]) => ids.length > 0));
}

/** An error has the same response wherever it comes from; where its codes differ, one for each code. */
function responseName({ name, code }: ErrorRow, source: Source): string {
  const differs = rowsOf(source).some((row) => row.name === name && row.code !== code);
  return differs ? `${name}-${code}` : name;
}

function errorResponses(source: Source, language: Language): { readonly [name: string]: object } {
  const found: { [name: string]: object } = {};
  for (const { errors, file } of operationsOf(source))
    for (const row of errors)
      found[responseName(row, source)] ??= errorResponse(row, file.kind, source, language);
  return found;
}

function errorResponse(row: ErrorRow, kind: string, source: Source, language: Language): object {
  const { code, name } = row;
  const { errors, http } = source;
  const error = errors.find((known) => known.name === name);
  if (!error) throw new Error(`The code ${code} is named ${name}, which shared/errors.yaml does not have.`);
  const meaning = error.meaning[language];
  const registered = registeredMeaning(code);
  const clash = registered !== "unregistered" && registered !== "Bad Request";
  const note = http[code]?.[language];
  const value = {
    state: false,
    ...(kind === "submit" && { credit: error.credit ?? 100 }),
    message: error.message.text,
    status: code,
  };
  const text = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. ${error.cause[language]}`;
  const other = words[language].registered.replace("{code}", String(code)).replace("{meaning}", registered);
  return {
    description: [text, ...(clash ? [[other, note].filter(Boolean).join(" ")] : [])].join("\n\n"),
    "x-http-meaning": registered,
    ...idsOfAll(rowsOf(source).filter((one) => one.name === name && one.code === code)),
    content: refusalContent({ [name]: { summary: meaning, value } }),
  };
}

const refusalContent = (examples: object) => ({
  "application/json": { schema: schemaRef("Refusal"), examples },
});

function otherRefusalOf(said: unknown): object {
  const { summary, value, ...other } = said as JsonObject;
  return {
    ...other,
    "x-http-meaning": "any",
    content: refusalContent({ "other-refusal": { summary, value } }),
  };
}

/** The registry's words; Node still has two of them from before RFC 9110. */
export function registeredMeaning(code: number): string {
  const renamed: { readonly [code: number]: string } = {
    413: "Content Too Large",
    422: "Unprocessable Content",
  };
  return renamed[code] ?? STATUS_CODES[code] ?? "unregistered";
}
