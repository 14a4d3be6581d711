import { fill, type Language } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import packageJson from "../../package.json" with { type: "json" };
import { program } from "./flags.ts";

export type Ready = {
  readonly url: string;
  readonly port: number;
  /** How the mock differs from one without flags. */
  readonly differences: readonly string[];
  /** File with the certificate of a mock on https. */
  readonly certificate: string | undefined;
};

/** What a program waits for: one line of JSON. */
export function readyJson({ url, port, certificate }: Ready): string {
  return JSON.stringify({
    event: "ready",
    url,
    port,
    pid: process.pid,
    docs: `${url}/docs`,
    control: `${url}/__mock`,
    version: packageJson.version,
    certificate,
  });
}

/** What a person reads. */
export function readyText({ url, differences, certificate }: Ready, lang: Language): string {
  const { listens, set, certificate: trust } = program.texts[lang].ready;
  const lines = [fill(listens, { url })];
  if (differences.length > 0) lines.push(printable(fill(set, { differences: differences.join(", ") })));
  if (certificate !== undefined) lines.push(fill(trust, { certificate }));
  return lines.join("\n");
}
