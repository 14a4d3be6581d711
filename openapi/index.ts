export type {
  JsonSchema,
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiResponse,
} from "./document.ts";
export { openApiDocument } from "./document.ts";
export type { ErrorCode, ErrorCodeEntry } from "./generated/error-codes.ts";
export { errorCodes } from "./generated/error-codes.ts";
export type { components, operations, paths } from "./generated/types.ts";
