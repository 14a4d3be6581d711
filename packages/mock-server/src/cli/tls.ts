import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { promisify } from "node:util";

// Node reads X.509 certificates and makes none. The libraries that do weigh 350 kB; one fixed form is a page of DER.

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** Makes a key and a certificate that says of itself that it is `hosts`' own: names and addresses. Valid for a year. */
export async function selfSigned(
  hosts: readonly string[],
  now = Date.now(),
): Promise<{ key: string; cert: string }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("ec", { namedCurve: "P-256" });
  const body = toBeSigned(publicKey, [...new Set(hosts)], now);
  const signature = sign("sha256", body, privateKey);
  const der = sequence(body, ecdsaWithSha256, bitString(signature));
  const lines = der.toString("base64").replace(/.{1,64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`,
  };
}

/** TBSCertificate of RFC 5280, 4.1. */
function toBeSigned(publicKey: KeyObject, hosts: readonly string[], now: number): Buffer {
  const version3 = tagged(0xa0, integer(Buffer.of(2)));
  const serial = Buffer.concat([Buffer.of(1), randomBytes(15)]); // Positive, whatever the dice say.
  // A name of its own, so that a client who trusts two of them knows which one it looks at.
  const commonName = `remo-mock self-signed ${serial.toString("hex", 12)}`;
  const name = sequence(set(sequence(oid("550403"), utf8(commonName))));
  const validity = sequence(time(now - hour), time(now + year)); // A client's clock may be slow.
  const spki = publicKey.export({ type: "spki", format: "der" });
  const extensions = tagged(0xa3, sequence(...extensionsFor(spki, hosts)));
  return sequence(version3, integer(serial), ecdsaWithSha256, name, validity, name, spki, extensions);
}

/** No authority: who trusts this certificate trusts this server, and nothing else that its key could sign. */
function extensionsFor(spki: Buffer, hosts: readonly string[]): Buffer[] {
  const keyId = createHash("sha1").update(spki).digest();
  return [
    extension("551d13", sequence(), true), // basicConstraints: CA false
    extension("551d25", sequence(oid("2b06010505070301"))), // extendedKeyUsage: serverAuth
    extension("551d0e", tagged(0x04, keyId)), // subjectKeyIdentifier
    extension("551d11", sequence(...hosts.map(generalName))), // subjectAltName
  ];
}

function generalName(host: string): Buffer {
  const [address = ""] = host.split("%"); // The zone of fe80::1%eth0 means nothing to others.
  const version = isIP(address);
  if (version === 4) return tagged(0x87, Buffer.from(address.split(".").map(Number)));
  if (version === 6) return tagged(0x87, bytesOfIpv6(address));
  return tagged(0x82, Buffer.from(domainToASCII(host), "latin1"));
}

function bytesOfIpv6(address: string): Buffer {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1); // Its last 32 bits can be written as IPv4.
  const [head = [], tail = []] = plain.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill("0");
  const groups = [...head, ...zeros, ...tail].map((group) => group.padStart(4, "0"));
  return Buffer.from(groups.join(""), "hex");
}

/** One DER value: tag, length, content. */
function tagged(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}

const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const bitString = (bytes: Buffer): Buffer => tagged(0x03, Buffer.of(0), bytes);
const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, "hex"));
const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [tagged(0x01, Buffer.of(255))] : []), tagged(0x04, value));
}

/** UTCTime until 2049, GeneralizedTime after it, as RFC 5280 asks for. */
function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, "");
  return text < "2050" ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text));
}
