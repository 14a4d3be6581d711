import type { Exchange } from "../../model/exchange.ts";

/** What a body and a path have in place of what is not kept, and what an address of a read has. */
const variable = /\$\{(REMO_EMAIL|REMO_USER_KEY|REMO_API_KEY|VIDEO)\}/;

/** A path has the name of its parameter in place of an address (`shownPath`). */
const addressOfAccount = "{REMO_EMAIL}";

/** `'text'` for a shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const parts = (text: string) => text.split(variable).map((part, at) => ({ part, isName: at % 2 === 1 }));

/** A text in which variables are filled in by the shell. */
const withVariables = (text: string): string =>
  parts(text)
    .map(({ part, isName }) => (isName ? `"$${part}"` : part && quoted(part)))
    .join("") || "''";

/** Bytes as `printf %b` of every shell reads them; nothing is left that a report would have to escape. */
export const printfText = (text: string): string =>
  text.replace(/[^ -&(-[\]-~]+/g, (part) =>
    [...Buffer.from(part)].map((byte) => `\\0${byte.toString(8).padStart(3, "0")}`).join(""),
  );

const isUrl = (target: string): boolean => /^https?:/.test(target) && URL.canParse(target);

const longest = 4000;

/** One line that sends the same request: keys, address and video (in base64) are variables; not all bodies fit an argument. */
export function curlOf({ sent }: Pick<Exchange, "sent">, target: string): string | undefined {
  const { method, path, contentType, body, bytes } = sent;
  if ((body === undefined && bytes > 0) || (body ?? "").length > longest) return undefined;
  const place = withVariables(
    (isUrl(target) ? new URL(target).origin : "") + path.replace(/\{\w+\}/g, () => `$${addressOfAccount}`),
  );
  const address = isUrl(target) ? place : `"$TARGET"${place}`;
  const isPiped = body !== undefined && /\$\{VIDEO\}|[^ -~]/.test(body);
  const isGet = method === "GET";
  const type = contentType === null ? "content-type:" : `content-type: ${contentType}`;
  const words = [
    !isGet && `-X ${method}`,
    (!isGet || contentType !== null) && `-H ${quoted(type)}`,
    (!isGet || body) && (isPiped ? "--data-binary @-" : `--data-raw ${withVariables(body ?? "")}`),
  ];
  const curl = ["curl -sSi", ...words, address].filter(Boolean).join(" ");
  return isPiped ? `${printed(body)} | ${curl}` : curl;
}

function printed(body: string): string {
  const pieces = parts(body).filter(({ part }) => part !== "");
  const format = pieces.map(({ isName }) => (isName ? "%s" : "%b")).join("");
  const values = pieces.map(({ part, isName }) => (isName ? `"$${part}"` : `'${printfText(part)}'`));
  return [`printf '${format}'`, ...values].join(" ");
}
