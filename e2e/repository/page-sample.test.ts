import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const video = fileURLToPath(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"));
const documented = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
};

/** The page's Python sample, corrected in its URL (A08), its keys and its path to a video, and nowhere else. */
async function correctedSample(url: string): Promise<string> {
  const sample = await readFile(new URL("../fixtures/page-sample.py", import.meta.url), "utf8");
  return sample
    .replace("http://api.remo.re.kr/api/analysis-golf", `${url}/api/analysis-soccer`)
    .replace("your_email", demoAccount.email)
    .replace("your_user_key", demoAccount.userKey)
    .replace("your_api_key", demoAccount.apiKey)
    .replace("path/to/your/video", video);
}

test("the page's Python sample gets the documented answer (F15, F21)", { tags: "python" }, async () => {
  const server = await startMockServer({ port: 0 });
  try {
    const script = `${await correctedSample(server.url)}\nprint(res.status_code, res.text)\n`;
    const { stdout } = await promisify(execFile)("python3", ["-c", script], { timeout: 20_000 });
    expect(stdout.slice(0, 4)).toBe("200 ");
    expect(JSON.parse(stdout.slice(4))).toEqual(documented);
  } finally {
    await server.close(0);
  }
});

/** What python-requests 2.34 writes to the socket for the sample, byte for byte. */
async function asPythonRequests(host: string): Promise<Buffer> {
  const base64 = (await readFile(video)).toString("base64");
  const fields = [
    ["Email", demoAccount.email],
    ["UserKey", demoAccount.userKey],
    ["APIKey", demoAccount.apiKey],
    ["base64_video", base64],
    ["height", "170"],
    ["uuid", documented.uuid],
  ];
  const body = `{${fields.map(([name, value]) => `"${name}": "${value}"`).join(", ")}}`;
  const head = [
    "POST /api/analysis-soccer HTTP/1.1",
    `Host: ${host}`,
    "User-Agent: python-requests/2.34.2",
    "Accept-Encoding: gzip, deflate",
    "Accept: */*",
    "Connection: keep-alive",
    `Content-Length: ${body.length}`,
    "Content-Type: application/json",
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

test("the bytes that the page's Python sample sends get the documented answer (F15, F21)", async () => {
  const server = await startMockServer({ port: 0 });
  try {
    const socket = connect(server.port, "127.0.0.1");
    socket.write(await asPythonRequests(`127.0.0.1:${server.port}`));
    const [chunk] = (await new Promise((resolve) => socket.once("data", (data) => resolve([data])))) as [
      Buffer,
    ];
    const [head = "", body = ""] = chunk.toString().split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(JSON.parse(body)).toEqual(documented);
    socket.destroy();
  } finally {
    await server.close(0);
  }
});
