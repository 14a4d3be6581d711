import { errorOf, type Operation } from "@remo-kit/openapi";
import type { Readable, Sent } from "../error-data.ts";
import { RemoApiError, type RemoCallFailure, RemoGatewayError, RemoProtocolError } from "../errors.ts";
import { type FailureContext, type HttpAnswer, isSuccessful, type JsonObject } from "./answer.ts";
import { brokenOff } from "./broken-off.ts";
import { objectIn } from "./json.ts";
import { lateTexts } from "./late-texts.ts";
import { readable } from "./shown.ts";
import { codeIn, codeOf, flagOf, messageOf } from "./values.ts";

/**
 * The error that an answer means which is no success, because of `problem`. The body decides, because gateways use the
 * same status numbers (N6), `state` is 1, 0, true or false (A01), and the status line may not carry the code (A05).
 */
export async function failureOf(
  { text, ...rest }: HttpAnswer,
  problem: string,
  context: FailureContext,
): Promise<RemoCallFailure> {
  const { operation, redaction, sent } = context;
  const answer = { ...rest, text: redaction.end(text) };
  const { httpStatus, finalUrl, headers } = answer;
  const body = objectIn(answer.text)?.body;
  const isRedirect = Boolean(headers.location) && httpStatus >= 300 && httpStatus < 400;
  const fields = { httpStatus, sent, ...readable(answer, redaction.text) };
  if (finalUrl !== undefined || isRedirect) return notTheApi(answer, fields, context);
  if (body && isRefusal(body, httpStatus, operation)) return refusal(body, fields, context);
  if (answer.brokenOff !== undefined)
    return Object.assign(await brokenOff(answer.brokenOff, context), { ...fields, httpStatus: undefined });
  const isApis =
    body && (Object.hasOwn(body, "state") || (operation.kind === "read" && isSuccessful(httpStatus)));
  return isApis
    ? protocolError(`The answer claims success, but ${problem}`, fields, context)
    : notTheApi(answer, fields, context);
}

/** What an error has of the answer. */
type Fields = Readable & { readonly httpStatus: number; readonly sent: Sent };

/**
 * A read's success has no `state`, so that a code alone refuses as well: with HTTP 2xx any; else, in the body or as a
 * documented status line (E20), one above 511 with a text, because a gateway's JSON says only what HTTP has registered.
 */
function isRefusal(body: JsonObject, httpStatus: number, operation: Operation): boolean {
  const isFailed = flagOf(body.state) === false; // A01
  if (isFailed || operation.kind === "submit") return isFailed;
  const code = codeIn(body);
  if (isSuccessful(httpStatus)) return code !== undefined;
  const said = code ?? (errorOf(operation, httpStatus) ? httpStatus : 0);
  return said > 511 && messageOf(body) !== undefined;
}

async function refusal(body: JsonObject, fields: Fields, context: FailureContext): Promise<RemoCallFailure> {
  const code = codeIn(body) ?? codeOf(fields.httpStatus);
  if (code === undefined)
    return protocolError("The answer claims failure, but names no code", fields, context);
  const known = errorOf(context.operation, code);
  const texts = known && (await lateTexts())?.errorTexts[known.name];
  const said = {
    ...fields,
    ...(known?.charged === "no" && { charged: known.charged }),
    code,
    reason: known?.name,
    category: known?.category,
    meaning: texts?.meaning,
    advice: texts?.advice,
    retry: known?.retry,
    docsUrl: known && context.docs && `${context.docs}/error-codes.html#${code}-${known.name}`,
    apiMessage: context.redaction.text(messageOf(body) ?? ""),
  };
  const meaning = texts?.meaning.en ?? known?.name ?? "not documented";
  return new RemoApiError(`The API refused with code ${code}: ${meaning}`, context, said);
}

function protocolError(what: string, fields: Fields, context: FailureContext): RemoProtocolError {
  const inDoubt = context.operation.mayBeCharged && fields.sent === "all";
  const doubt = inDoubt ? "; whether credits were used is unknown" : "";
  return new RemoProtocolError(what + doubt, context, fields);
}

async function notTheApi(
  answer: HttpAnswer,
  fields: Fields,
  context: FailureContext,
): Promise<RemoCallFailure> {
  const { httpStatus, text, finalUrl } = answer;
  const said = context.redaction.text(text).replace(/\s+/g, " ").trim().slice(0, 200);
  const excerpt = finalUrl === undefined ? said : "";
  if (isSuccessful(httpStatus) && finalUrl === undefined) {
    const what = excerpt === "" ? "an empty body" : "a body that is no answer of the API";
    return protocolError(`HTTP ${httpStatus} came with ${what}`, fields, context);
  }
  const why =
    (await lateTexts())?.gatewayText(answer, excerpt, context) ?? `HTTP ${httpStatus} is not the API's`;
  return new RemoGatewayError(why, context, { ...fields, excerpt });
}
