import type { Operation } from "@remo-kit/openapi";
import { printfText } from "../checks/divergences/curl.ts";
import { escaped, type Generated } from "./generated.ts";

/** One line for a shell that sends the same request, with a placeholder for each secret. */
export function reproduction(
  { body, hidden }: Pick<Generated, "body" | "hidden">,
  { method, path }: Pick<Operation, "method" | "path">,
): string {
  const how = method === "POST" ? "" : ` -X ${method}`;
  const send = `curl -sS${how} -H 'content-type: application/json' --data-binary @- "$URL${path}"`;
  return `printf '%b' '${printfText(withPlaceholders(body, hidden))}' | ${send}`;
}

function withPlaceholders(body: string, hidden: Generated["hidden"]): string {
  const forms = Object.entries(hidden).flatMap(([name, value]) =>
    [value, JSON.stringify(value).slice(1, -1), escaped(value)].map((form) => ({ name, form })),
  );
  return forms
    .filter(({ form }) => form !== "")
    .sort((one, other) => other.form.length - one.form.length)
    .reduce((text, { name, form }) => text.replaceAll(form, `<${name}>`), body);
}
