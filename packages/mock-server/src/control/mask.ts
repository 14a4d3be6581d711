/** Tells accounts apart and nobody's address: `e…@email.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = email;
  return at > 0 ? `${first}…${email.slice(at)}` : "…";
}
