export type {
  CodeSample,
  JsonSchema,
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from "./document.ts";
export { describedOperation, jsonSchema, openApiDocument, responseContent } from "./document.ts";
export { type GaugeScale, gaugeOf } from "./gauge.ts";
export { endUserTexts } from "./generated/end-user-texts.ts";
export { metricTexts, phaseTexts, unitTexts } from "./generated/metric-texts.ts";
export { metrics } from "./generated/metrics.ts";
export { type ErrorName, errors, type OperationId, operations } from "./generated/operations.ts";
export type { Readings } from "./generated/profiles.ts";
export { profileKeys, profiles } from "./generated/profiles.ts";
export {
  ambiguities,
  codeSources,
  evidence,
  facts,
  familyTitles,
  pages,
} from "./generated/record.ts";
export { errorTexts, exampleTexts, httpMeanings } from "./generated/texts.ts";
export type { components, paths } from "./generated/types.ts";
export { parseJsonText } from "./json-text.ts";
export type { MetricRow } from "./metric-row.ts";
export type { ErrorKind, OperationRow } from "./operation-row.ts";
export { type Profile, parseProfile, profileProblems, readingsOf } from "./profile.ts";
export type { PathMatch, Routes } from "./routes.ts";
export { routesOf } from "./routes.ts";
export {
  codeOf,
  type ErrorCode,
  type ErrorNameOf,
  errorOf,
  type Family,
  families,
  matchPath,
  type Operation,
  operationList,
  operationOf,
  pathOf,
  type ReadId,
  type SubmitId,
  shownPath,
} from "./table.ts";
export { idsOf, objectsOf, type Place } from "./walk.ts";
