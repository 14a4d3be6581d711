import { type FailureContext, type HttpAnswer, hiddenRedirect } from "./answer.ts";

export { errorTexts } from "@remo-kit/openapi";

/** What an answer is that is not the API's, and what to do about it. */
export function gatewayText(
  { httpStatus, finalUrl, headers: { location } }: HttpAnswer,
  excerpt: string,
  { operation, url, redaction }: FailureContext,
): string {
  const carried = operation.secrets.length > 1 ? "the body carries the keys" : "the request names the user";
  if (finalUrl !== undefined)
    return `The browser followed a redirect to ${redaction.text(finalUrl)}, and ${carried}; set \`baseUrl\` so that none happens`;
  if (httpStatus === hiddenRedirect)
    return `The server redirects, to where this platform does not say; it was not followed because ${carried}`;
  const to = location && URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (to === undefined || httpStatus >= 400) {
    const body = excerpt === "" ? "an empty body" : "a body that is not the API's";
    return `HTTP ${httpStatus} with ${body}: from a proxy or another server`;
  }
  const where = redaction.text(to.origin + to.pathname);
  const ownPath = new RegExp(`${operation.path.replace(/\{\w+\}/g, "[^/]+")}/*$`);
  const base = redaction.text(to.origin + to.pathname.replace(ownPath, "").replace(/\/+$/, ""));
  return `HTTP ${httpStatus} redirects to ${where}, which was not followed because ${carried}; if that is right, set \`baseUrl\` to ${base}`;
}

/** What a fetch has to do that does not take the platform's Request. */
export const foreignFetch =
  ", and gets the platform's. Give it what the Request has: " +
  '`fetch: ({ url, method, headers, body, signal }) => yourFetch(url, { method, headers, body, signal, duplex: "half", redirect: "error", window: null })`';

/** What helps against each problem with TLS. */
export const tlsTexts = {
  needed: "the server speaks TLS: use https",
  unknown: "the server does not speak TLS: it is an http server, or something else",
  untrusted:
    "its certificate is not trusted; name the file of its authority in NODE_EXTRA_CA_CERTS, or give its `ca` to an agent, for the option `agent`",
};
