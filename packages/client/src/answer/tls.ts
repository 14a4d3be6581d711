/** One side speaks TLS and the other does not: errors of the transport that found out. */
export const speaksTls = "ERR_SERVER_SPEAKS_TLS";

/** What is wrong with TLS, most probably; no request was sent in any of them. `tlsTexts` says what to do. */
export function tlsProblem(code: string | undefined, message: string) {
  if (code === speaksTls) return "needed";
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|wrong version number|packet length/.test(`${code} ${message}`))
    return "unknown";
  return /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN/.test(`${code}`)
    ? "untrusted"
    : undefined;
}
