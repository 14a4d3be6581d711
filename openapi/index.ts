export type {
  JsonSchema,
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiResponse,
} from "./document.ts";
export { openApiDocument, responseContent } from "./document.ts";
export type { ErrorCode, ErrorCodeEntry } from "./generated/error-codes.ts";
export { errorCodes } from "./generated/error-codes.ts";
export { ambiguities, evidence, facts, page } from "./generated/ledger.ts";
export type { Profile } from "./generated/profiles.ts";
export { profileKeys, profiles } from "./generated/profiles.ts";
export type { components, operations, paths } from "./generated/types.ts";
export { parseJsonText } from "./json-text.ts";
export { parseProfile, profileProblems } from "./profile.ts";
export { idsOf, objectsOf, type Place } from "./walk.ts";
