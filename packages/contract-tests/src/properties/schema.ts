import { type ErrorCode, errorCodes, type JsonSchema, openApiDocument } from "@remo-kit/openapi";

/** A field of the request, as the spec describes it. */
export type RequestField = {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Whether nothing of its value may be shown: a key, an e-mail address, a video. */
  readonly secret: boolean;
  /** Codes that may answer where it is missing, empty or of a wrong type (A15). */
  readonly absentCodes: readonly number[];
  /** Codes that may answer where its value is of the right type and wrong; none if the page has no code for that. */
  readonly wrongCodes: readonly number[];
};

const codeNamed = (name: string) => Object.values(errorCodes).find((entry) => entry.name === name)?.code ?? 0;

/** What the API answers to a body that it cannot read. */
export const unreadableCode = codeNamed("protocol-error");
const absentCode = codeNamed("no-input-data");
export const outOfCreditsCode = codeNamed("not-enough-credits");

/** The fields of an operation's request, from the spec alone: a changed spec changes what is generated. */
export function requestFields(slug: string): readonly RequestField[] {
  const body = openApiDocument.paths[`/api/${slug}`]?.post?.requestBody.content["application/json"]?.schema;
  const name = String(body?.$ref).split("/").pop() ?? "";
  const { properties, required } = openApiDocument.components.schemas[name] as {
    readonly properties: { readonly [field: string]: JsonSchema };
    readonly required: readonly string[];
  };
  const optional = Object.keys(properties).filter((field) => !required.includes(field));
  // Else a request without it would be a defect here, and none to the API.
  if (optional.length > 0) throw new TypeError(`No generator knows optional fields: ${optional.join(", ")}.`);
  return Object.entries(properties).map(([field, schema]) => {
    const codes = (schema["x-error-codes"] ?? []) as readonly ErrorCode[];
    return {
      name: field,
      schema,
      secret: schema.writeOnly === true,
      absentCodes: [absentCode, unreadableCode],
      wrongCodes: codes.filter((code) => code !== absentCode),
    };
  });
}
