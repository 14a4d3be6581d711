import { openApiDocument, responseContent } from "@remo-kit/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");

/** An answer as the spec sees it. */
export type WireAnswer = {
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly body: unknown;
};

/** What is wrong with an answer by the spec: its content type, or its body against the response of its status. */
export function specProblems({ path, status, contentType, body }: WireAnswer): string[] {
  const operation = openApiDocument.paths[path]?.post;
  if (!operation) return [`the spec has no POST ${path}`];
  const content = responseContent(operation, status);
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase() ?? "none";
  const media = content[mediaType];
  if (!media) return [`HTTP ${status} has content type ${mediaType}; the spec has ${Object.keys(content)}`];
  const validate = ajv.compile({ $ref: `spec${media.schema.$ref}` });
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => `HTTP ${status}: body${error.instancePath} ${error.message}`);
}
