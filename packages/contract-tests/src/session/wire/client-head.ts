import { Agent, type AgentOptions } from "node:http";
import { Duplex } from "node:stream";

/** Names and values of a head in turns, as they stand on the wire. */
export type Head = readonly string[];

/** The head of the request that a call makes, in the client's spelling and order. Its connection leads nowhere. */
export async function headOf(call: (agent: Agent) => Promise<unknown>): Promise<Head> {
  let written = "";
  const nowhere = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      written += chunk.toString("latin1");
      if (written.includes("\r\n\r\n")) this.destroy();
      done();
    },
  });
  const agent = new Agent();
  agent.createConnection = (_: AgentOptions) => nowhere;
  await call(agent).catch(() => {}); // There is no answer.
  const [, ...lines] = written.slice(0, written.indexOf("\r\n\r\n")).split("\r\n");
  if (lines.length === 0) throw new TypeError("The client did not send anything.");
  return lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
}

/** The same with other values, by names in lower case, for what has to differ; a name that was not there comes last. */
export function withValues(head: Head, values: { readonly [name: string]: string }): string[] {
  const names = head.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const known = head.map((text, at) => (at % 2 === 1 ? (values[names[(at - 1) / 2] ?? ""] ?? text) : text));
  return [
    ...known,
    ...Object.entries(values).flatMap(([name, value]) => (names.includes(name) ? [] : [name, value])),
  ];
}
