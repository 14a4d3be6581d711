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

/** One character for each byte, so that bytes which are no text stay what they are. */
function withPlaceholders(body: Uint8Array, hidden: Generated["hidden"]): string {
  const latin1 = (text: string) => Buffer.from(text).toString("latin1");
  const forms = Object.entries(hidden)
    .flatMap(([name, value]) =>
      [value, JSON.stringify(value).slice(1, -1), escaped(value)].map((form) => ({
        name,
        form: latin1(form),
      })),
    )
    .filter(({ form }) => form !== "")
    .sort((one, other) => other.form.length - one.form.length);
  return forms.reduce(
    (text, { name, form }) => text.replaceAll(form, `<${name}>`),
    Buffer.from(body).toString("latin1"),
  );
}

/** As `printf %b` of every shell reads it. */
const shellBytes = (text: string): string =>
  text.replace(/[^ -&(-[\]-~]/g, (char) => `\\0${char.charCodeAt(0).toString(8).padStart(3, "0")}`);
