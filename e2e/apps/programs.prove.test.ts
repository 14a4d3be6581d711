// Programs without a server of their own, with the packed client: a bundle for Lambda, a script, tests of Jest and vitest.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRemoApiError, RemoError } from "@remo-kit/client";
import { startMockServer } from "@remo-kit/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { environment } from "../runtimes/testing/app-server.ts";
import { installApp } from "../runtimes/testing/tarball.ts";
import { sampleVideo } from "../testing/loopback.ts";

async function prepare(app: string) {
  const mock = await startMockServer({ port: 0 });
  onTestFinished(() => mock.close(0));
  const project = await installApp(app);
  onTestFinished(() => project.remove());
  return { mock, project, env: environment(mock.url) };
}

const refused = { name: "RemoApiError", code: 421, reason: "wrong-api-key" };
const slow = { timeout: 600_000 };

test.each([
  ["cjs", "require"],
  ["mjs", "import"],
])("a bundle of esbuild for Lambda (.%s)", slow, async (ending, load) => {
  const { mock, project, env } = await prepare("lambda");
  await project.run("npm", ["run", `build:${ending === "cjs" ? "cjs" : "esm"}`]);
  const event = {
    body: (await readFile(sampleVideo)).toString("base64"),
    queryStringParameters: { height: "170" },
  };
  // The bundle is all that Lambda has.
  const loaded = load === "require" ? `require("./handler.cjs")` : `await import("./handler.mjs")`;
  const script = `(async () => {
    const { handler } = ${loaded};
    let text = "";
    for await (const more of process.stdin) text += more;
    console.log(JSON.stringify(await handler(JSON.parse(text))));
  })()`;
  const call = async () => {
    const flags = ["--input-type=commonjs", "--eval", script];
    const cwd = join(project.folder, "dist");
    const input = JSON.stringify(event);
    return JSON.parse(await project.run(process.execPath, flags, env, { cwd, input }));
  };
  const accepted = await call();
  expect([accepted.statusCode, JSON.parse(accepted.body)]).toMatchObject([200, { credit: 4, waitTime: 11 }]);
  await mock.control.next({ scenario: "wrong-api-key" });
  const { statusCode, body } = await call();
  expect([statusCode, JSON.parse(body)]).toMatchObject([422, refused]);
});

test("a script in CommonJS, which says to its user what went wrong", slow, async () => {
  const { mock, project, env } = await prepare("commonjs");
  const call = () => project.run("npm", ["start", "--silent", "--", sampleVideo, "170"], env);
  expect(JSON.parse(await call())).toMatchObject({ credit: 4, waitTime: 11 });
  await mock.control.next({ scenario: "wrong-api-key" });
  const { code, stdout, stderr } = await call().catch((error) => error);
  expect([code, JSON.parse(stdout)]).toMatchObject([1, refused]);
  expect(isRemoApiError(RemoError.fromJSON(JSON.parse(stdout)), 421)).toBe(true);
  expect(stderr).toMatch(/\w/);
});

test.each([
  ["Jest, in CommonJS and without flags", "jest"],
  ["vitest with jsdom", "vitest-jsdom"],
])("tests of %s", slow, async (_, app) => {
  const { mock, project, env } = await prepare(app);
  const failed = (error: { stdout: string; stderr: string }) => error.stdout + error.stderr;
  const output = await project.run("npm", ["test"], { ...env, VIDEO: sampleVideo }).catch(failed);
  expect(output).not.toContain("failed");
  expect((await mock.control.journal()).map(({ status }) => status)).toEqual([200, 412]);
});
