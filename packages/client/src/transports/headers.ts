import { RemoConfigError } from "../errors.ts";

/** What the transport says itself; anything else would break the request, or is the connection's. */
const own = [
  ...["connection", "content-encoding", "content-length", "content-type", "expect", "host", "keep-alive"],
  ...["proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
];

/** By their names in lower case. A value may be a secret: it is not shown. @throws RemoConfigError */
export function resolveHeaders(headers: { readonly [name: string]: string }): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(headers as { readonly [name: string]: unknown }).map(([name, value]) => {
      const problem = problemOf(name.toLowerCase(), value);
      if (problem !== undefined) throw new RemoConfigError(`\`headers\`: ${problem}.`);
      return [name.toLowerCase(), value as string];
    }),
  );
}

/** What a server must not echo into an error: values, and their parts, such as a token after its scheme. */
export const secretsIn = (headers: { readonly [name: string]: string }): string[] =>
  Object.entries(headers)
    .filter(([name]) => /auth|key|token|secret|cookie|session|passw|credential|signature/.test(name))
    .flatMap(([, value]) => [value, ...(value.replace(/^[\w-]+ +/, "").match(/[^\s;,"=]+/g) ?? [])])
    .filter(({ length }) => length >= shortest);

/** A shorter one, such as a version, is no secret, and would be found in whatever an answer says. */
const shortest = 6;

function problemOf(name: string, value: unknown): string | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `${JSON.stringify(name)} is no name of a header`;
  if (own.includes(name)) return `\`${name}\` is the client's own, which knows the body and the connection`;
  if (typeof value !== "string") return `\`${name}\` must be a string`;
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    return `\`${name}\` has a line break or another character that a header cannot have`;
  return undefined;
}
