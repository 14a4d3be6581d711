import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { createRemoClient } from "../index.ts";
import { accepted, answer, clientOf, keys, serveHttp, small, uuid, ways, whole } from "../testing/calls.ts";

const input = { video: small, height: 170, uuid };

async function headersSent(options: Parameters<typeof clientOf>[1]) {
  let sent: NodeJS.Dict<string | string[]> = {};
  const server = await serveHttp((request) => {
    sent = request.headers;
    whole(request, () => request.socket.end(accepted));
  });
  await clientOf(server.url, options).analyzeSoccer(input);
  return sent;
}

test.each(ways)("a request says what sent it, and what it reads ($way)", async ({ fetch }) => {
  expect(await headersSent({ fetch })).toMatchObject({
    "user-agent": `remo-kit/${packageJson.version}`,
    accept: "application/json",
    "accept-encoding": expect.stringMatching(/^gzip, deflate, br/),
    "content-type": "application/json",
    "content-length": expect.stringMatching(/^\d+$/),
  });
});

test.each(ways)("`headers` come beside those of the client, or in their place ($way)", async ({ fetch }) => {
  const headers = { "User-Agent": "coach/7", "X-Gateway-Key": "s3cret" };
  const sent = await headersSent({ fetch, headers });
  expect(sent).toMatchObject({
    "user-agent": "coach/7",
    "x-gateway-key": "s3cret",
    accept: "application/json",
  });
});

test.each([
  ["Content-Length", "9", "is the client's own"],
  ["content-type", "text/plain", "is the client's own"],
  ["Host", "example.com", "is the client's own"],
  ["Transfer-Encoding", "chunked", "is the client's own"],
  ["connection", "keep-alive", "is the client's own"],
  ["no name", "s3cret", "is no name of a header"],
  ["x-key", "s3cret\r\nx-more: 1", "has a line break"],
  ["x-key", "s3cret 키", "another character"],
  ["x-key", 4711, "must be a string"],
])("the header %s: %j is refused at construction, and its value not shown", (name, value, reason) => {
  const build = () => createRemoClient({ ...keys, headers: { [name]: value as string } });
  expect(build).toThrow(expect.objectContaining({ name: "RemoConfigError" }));
  expect(build).toThrow(reason);
  expect(build).not.toThrow(/s3cret|4711/);
});

test.each(["x-key: 1", [["x-key", "1"]], 7])("`headers` that are %j are refused", (headers) => {
  expect(() => createRemoClient({ ...keys, headers: headers as never })).toThrow(
    "`headers` must be an object",
  );
});

test.each([
  ["authorization", "Bearer gateway-t0ken", ["gateway-t0ken"]],
  ["proxy-authorization", "Basic Z2F0ZXdheTpzM2NyZXQ=", ["Z2F0ZXdheTpzM2NyZXQ"]],
  ["X-Api-Key", "s3cr3t-of-the-gateway", ["s3cr3t-of-the-gateway"]],
  ["cookie", "a=1; sid=0a1b2c3d4e5f", ["0a1b2c3d4e5f"]],
])("a secret in the header %s is not seen where a server echoes it", async (name, value, secrets) => {
  const server = await serveHttp((request) => {
    whole(request, () =>
      request.socket.end(answer("502 No", `<p>${value}</p><p>${secrets}</p>`, `x-echo: ${value}`)),
    );
  });
  const events: unknown[] = [];
  const options = { headers: { [name]: value }, logger: (event: unknown) => events.push(event) };
  const { error } = await clientOf(server.url, options).analyzeSoccer.safe(input);
  expect(error).toMatchObject({
    name: "RemoGatewayError",
    answer: { body: expect.stringContaining("<p>[redacted]</p>") },
  });
  const shown = JSON.stringify([error, events]) + error?.stack;
  for (const secret of secrets) expect(shown).not.toContain(secret);
});

test("a short value is no secret, which every answer would have in it", async () => {
  const server = await serveHttp((request) => whole(request, () => request.socket.end(accepted)));
  const receipt = await clientOf(server.url, { headers: { "x-auth-version": "2" } }).analyzeSoccer(input);
  expect(JSON.stringify(receipt)).not.toContain("redacted");
});
