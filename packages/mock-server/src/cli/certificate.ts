import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { selfSigned } from "./tls.ts";

/** A key and a certificate for this run, and the file that a client can read the certificate from until it ends. */
export async function makeCertificate(host: string) {
  const everywhere = host === "0.0.0.0" || host === "::"; // Others come by the machine's name, as in a container network.
  const pair = await selfSigned(["localhost", "127.0.0.1", "::1", everywhere ? hostname() : host]);
  const file = join(tmpdir(), `remo-mock-${randomUUID()}.pem`);
  writeFileSync(file, pair.cert, { mode: 0o644, flag: "wx" });
  process.once("exit", () => rmSync(file, { force: true }));
  return { pair, file };
}
