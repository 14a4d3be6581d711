import packageJson from "../../package.json" with { type: "json" };
import { printable } from "./printable.ts";

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
export function readyText({ url, differences, certificate }: Ready): string {
  const lines = [
    `The mock listens on ${url} (dashboard: ${url}/__mock, docs: ${url}/docs). Ctrl-C stops it.`,
  ];
  if (differences.length > 0) lines.push(`Set: ${printable(differences.join(", "))}.`);
  if (certificate !== undefined) {
    lines.push(`Certificate: ${certificate} (give it to clients: NODE_EXTRA_CA_CERTS=${certificate})`);
  }
  return lines.join("\n");
}
