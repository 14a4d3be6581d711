/** What speaks TLS to somebody who does not, by the transport that found out. */
export const speaksTls = "ERR_SERVER_SPEAKS_TLS";

/** What a failure of TLS most probably comes from, in words that help; no request was sent in any of them. */
export function tlsHint(code: string | undefined, message: string): string | undefined {
  if (code === speaksTls) return "the server speaks TLS: use https";
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|wrong version number|packet length/.test(`${code} ${message}`))
    return "the server does not speak TLS: it is an http server, or something else";
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_UNTRUSTED|CERT_CHAIN/.test(`${code}`))
    return "its certificate is not trusted; name the file of its authority in NODE_EXTRA_CA_CERTS, or give its `ca` to an agent, for the option `agent`";
  return undefined;
}
