import { answerNotation } from "./answer-notation.ts";
import { creditMeaning } from "./credit-meaning.ts";
import { endpointServed } from "./endpoint-served.ts";
import { errorFields } from "./error-fields.ts";
import { errorMessages } from "./error-messages.ts";
import { errorPrecedence } from "./error-precedence.ts";
import { extraFields } from "./extra-fields.ts";
import { fileExists } from "./file-exists.ts";
import { heightFormat } from "./height-format.ts";
import { httpStatus } from "./http-status.ts";
import { httpsRedirect } from "./https-redirect.ts";
import { missingInput } from "./missing-input.ts";
import { missingResult } from "./missing-result.ts";
import type { Probe } from "./probe.ts";
import { requestPath } from "./request-path.ts";
import { resultAddress } from "./result-address.ts";
import { stateType } from "./state-type.ts";
import { statusKey } from "./status-key.ts";
import { userField } from "./user-field.ts";
import { uuidEcho } from "./uuid-echo.ts";
import { videoContent } from "./video-content.ts";
import { videoEncoding } from "./video-encoding.ts";

/** Every probe, in the order of the ledger. */
export const probes: readonly Probe[] = [
  stateType, // A01
  statusKey, // A02
  creditMeaning, // A04
  httpStatus, // A05
  answerNotation, // A06
  videoContent, // A07
  requestPath, // A08
  uuidEcho, // A09
  heightFormat, // A10
  httpsRedirect, // A11
  fileExists, // A13
  errorFields, // A14
  missingInput, // A15
  resultAddress, // A17
  errorPrecedence, // A18
  errorMessages, // A19
  userField, // A20
  endpointServed, // A21
  extraFields, // A22
  videoEncoding, // A23
  missingResult, // A26
];
