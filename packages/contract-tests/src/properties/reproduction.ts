import type { Operation } from "@remo-kit/openapi";
import { escaped, type Generated } from "./generated.ts";

/** One line for a shell that sends the same request, with a placeholder for each secret. */
export function reproduction(
  { body, hidden }: Pick<Generated, "body" | "hidden">,
  { method, path }: Pick<Operation, "method" | "path">,
): string {
  const how = method === "POST" ? "" : ` -X ${method}`;
  const send = `curl -sS${how} -H 'content-type: application/json' --data-binary @- "$URL${path}"`;
  return `printf '%b' '${shellBytes(withPlaceholders(body, hidden))}' | ${send}`;
}

/** One character for each byte of the body, as a shell takes it. */
function withPlaceholders(body: string, hidden: Generated["hidden"]): string {
  const latin1 = (text: string) => Buffer.from(text).toString("latin1");
  const forms = Object.entries(hidden).flatMap(([name, value]) =>
    [value, JSON.stringify(value).slice(1, -1), escaped(value)].map((form) => ({ name, form: latin1(form) })),
  );
  return forms
    .filter(({ form }) => form !== "")
    .sort((one, other) => other.form.length - one.form.length)
    .reduce((text, { name, form }) => text.replaceAll(form, `<${name}>`), latin1(body));
}

/** As `printf %b` of every shell reads it. */
const shellBytes = (text: string): string =>
  text.replace(/[^ -&(-[\]-~]/g, (char) => `\\0${char.charCodeAt(0).toString(8).padStart(3, "0")}`);
