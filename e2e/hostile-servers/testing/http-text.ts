// Answers as they go over the wire, well made or not.

export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
export const receipt = { state: 1, wait_time: 11, file_exist: false, uuid, message: "success", credit: 4 };

export const head = (status: string, ...headers: string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, "", ""].join("\r\n");

export const answer = (status: string, body: string, ...headers: string[]): string =>
  head(status, `content-length: ${Buffer.byteLength(body)}`, ...headers) + body;

export const page = "<html><head><title>Gateway</title></head><body><hr><center>nginx</center></body></html>";
export const html = (status: string, body = page): string => answer(status, body, "content-type: text/html");

export const json = (status: string, body: unknown): string =>
  answer(status, typeof body === "string" ? body : JSON.stringify(body), "content-type: application/json");

/** An object as Python shows a dict, which is how the page prints its answers (A06). */
export function python(body: object): string {
  const members = Object.entries(body).map(([name, value]) => `'${name}': ${pythonValue(value)}`);
  return `{${members.join(", ")}}`;
}

const pythonValue = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? `'${value}'` : JSON.stringify(value);
};
