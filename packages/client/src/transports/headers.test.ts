import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { createRemoClient } from "../index.ts";
import { accepted, clientOf, keys, serveHttp, small, uuid, ways, whole } from "../testing/calls.ts";

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
