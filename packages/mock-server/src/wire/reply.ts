import type { WireEffect } from "../fault-effect.ts";

/** What goes back over the wire, whatever carries it. */
export type Reply = {
  readonly status: number;
  /** Its media type. */
  readonly type: string;
  /** Further headers: names and values in turn, which is what Node writes fastest. */
  readonly headers: readonly string[];
  readonly body: string;
  /** What happens to it on its way; undefined if it arrives as it is. */
  readonly effect?: WireEffect | undefined;
};

/** An answer of the mock that no answer of the API is: RFC 9457, without `state`. */
export const problemReply = (status: number, detail: string, headers: Reply["headers"] = []): Reply => ({
  status,
  type: "application/problem+json",
  headers: ["x-remo-mock-scenario", "none", "x-remo-mock-reason", headerText(detail), ...headers],
  body: JSON.stringify({ title: "This is the mock, not the API", status, detail }),
});

/** An answer as nginx gives it on behalf of the server behind it (N6). */
export function gatewayReply(status: 308 | 413 | 502 | 504, headers: Reply["headers"]): Reply {
  const line = `${status} ${gatewayReasons[status]}`;
  const body = `<html>\r\n<head><title>${line}</title></head>\r\n<body>\r\n<center><h1>${line}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, type: "text/html", headers, body };
}

const gatewayReasons = {
  308: "Permanent Redirect",
  413: "Request Entity Too Large",
  502: "Bad Gateway",
  504: "Gateway Time-out",
};

/** A text as a header can carry it. */
const headerText = (text: string): string => text.slice(0, 300).replace(/[^\x20-\x7e]/g, "?");
