/** Tells accounts apart and nobody's address: `e…@email.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = email;
  return at > 0 ? `${first}…${email.slice(at)}` : "…";
}

/** Whatever else stands where a uuid belongs may be a secret in the wrong place. */
export const shownUuid = (uuid: string): string | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid) ? uuid : undefined;
