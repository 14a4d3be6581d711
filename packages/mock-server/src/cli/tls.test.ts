import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { selfSigned } from "./tls.ts";

/** What a client that trusts `ca` and nothing else reads. */
async function read(url: string, ca: string): Promise<string> {
  const [response] = await once(get(url, { ca, agent: false }), "response");
  response.setEncoding("utf8");
  return (await response.toArray()).join("");
}

test("a client that trusts the certificate, and checks the name, gets an answer", async () => {
  const { key, cert } = await selfSigned(["localhost", "127.0.0.1"]);
  const server = createServer({ key, cert }, (_, response) => response.end("hello")).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await read(`https://localhost:${port}`, cert)).toBe("hello");
    expect(await read(`https://127.0.0.1:${port}`, cert)).toBe("hello");
    const stranger = await selfSigned(["localhost", "127.0.0.1"]);
    await expect(read(`https://localhost:${port}`, stranger.cert)).rejects.toThrow(/self-signed|verify/);
  } finally {
    server.close();
  }
});

test("the certificate says what it is", async () => {
  const now = Date.UTC(2026, 0, 31, 12);
  const { cert } = await selfSigned(["localhost"], now);
  const read = new X509Certificate(cert);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.ca).toBe(false);
  expect(new Date(read.validFrom)).toEqual(new Date(now - 3_600_000));
  expect(new Date(read.validTo)).toEqual(new Date(Date.UTC(2027, 0, 31, 12)));
  expect(read.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: "prime256v1" });
  const other = new X509Certificate((await selfSigned(["localhost"], now)).cert);
  expect(other.serialNumber).not.toBe(read.serialNumber);
});

test("it is for the names and addresses that were given, each once", async () => {
  const hosts = [
    "localhost",
    "127.0.0.1",
    "::1",
    "fe80::1%eth0",
    "::ffff:192.0.2.1",
    "2001:db8::",
    "모의.test",
    "::1",
  ];
  const { cert } = await selfSigned(
    [...hosts, `${"a".repeat(60)}.${"b".repeat(60)}.test`],
    Date.UTC(2055, 6),
  );
  const read = new X509Certificate(cert);
  expect(read.subjectAltName?.split(", ")).toEqual([
    "DNS:localhost",
    "IP Address:127.0.0.1",
    "IP Address:0:0:0:0:0:0:0:1",
    "IP Address:FE80:0:0:0:0:0:0:1",
    "IP Address:0:0:0:0:0:FFFF:C000:201",
    "IP Address:2001:DB8:0:0:0:0:0:0",
    "DNS:xn--v52b25u.test",
    expect.stringMatching(/^DNS:a{60}\.b{60}\.test$/),
  ]);
  expect(read.checkIP("::1")).toBeDefined();
  expect(read.checkHost("example.com")).toBeUndefined();
  expect(new Date(read.validTo).getUTCFullYear()).toBe(2056);
});
