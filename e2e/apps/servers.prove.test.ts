// Servers as strangers write them, with the packed client: each takes a form, and answers with a receipt or an error.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isRemoApiError, RemoError } from "@remo-kit/client";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { environment, start, submit } from "../runtimes/testing/app-server.ts";
import { binaryOf, fetchRuntimes, runtimes } from "../runtimes/testing/other-runtimes.ts";
import { installApp, type Project } from "../runtimes/testing/tarball.ts";

const projects = new Map<string, Promise<Project>>();

afterAll(async () => {
  for (const project of projects.values()) await (await project).remove();
});

/** Installed and built once. */
function prepared(app: string): Promise<Project> {
  const known = projects.get(app);
  if (known) return known;
  const made = installApp(app).then(async (project) => {
    await project.run("npm", ["run", "build", "--if-present"]);
    return project;
  });
  projects.set(app, made);
  return made;
}

/** One call that the mock accepts, and one that it refuses, over the HTTP of the application. */
async function prove(app: string, path: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
  const project = await prepared(app);
  const mock = await startMockServer({ port: 0 });
  onTestFinished(() => mock.close(0));
  const url = await start(project, { ...environment(mock.url), ...env }, args);
  expect(await submit(url + path)).toMatchObject({
    status: 200,
    body: { credit: 4, waitTime: 11, fileExists: false, readyAt: expect.stringMatching(/Z$/) },
  });
  await mock.control.next({ scenario: "wrong-api-key" });
  const { status, body } = await submit(url + path);
  expect([status, body]).toMatchObject([422, { name: "RemoApiError", code: 421, reason: "wrong-api-key" }]);
  expect(isRemoApiError(RemoError.fromJSON(body), 421)).toBe(true);
  for (const secret of Object.values(demoAccount).filter((value) => typeof value === "string"))
    expect(JSON.stringify(body)).not.toContain(secret);
  expect((await mock.control.journal()).map((entry) => entry.status)).toEqual([200, 421]);
}

const slow = { timeout: 600_000 };

test("Express with multer", slow, () => prove("express", "/analyses"));

test("Fastify with @fastify/multipart", slow, () => prove("fastify", "/analyses"));

test("NestJS, compiled to CommonJS", slow, () => prove("nest", "/analyses"));

describe("Next", () => {
  test("a route on Node", slow, () => prove("next", "/analyses"));
  test("a route on the edge runtime", slow, async () => {
    await prove("next", "/edge/analyses");
    const manifest = join((await prepared("next")).folder, ".next/server/middleware-manifest.json");
    const { functions } = JSON.parse(await readFile(manifest, "utf8"));
    expect(Object.keys(functions)).toEqual(["/edge/analyses/route"]);
  });
});

describe("runtimes other than Node", { tags: "runtimes" }, () => {
  const on = async (name: string, app: string, args: readonly string[] = []) => {
    await fetchRuntimes();
    const runtime = runtimes.find((one) => one.name === name);
    if (!runtime) throw new Error(`There is no ${name}.`);
    const folder = (await prepared(app)).folder;
    const path = `${dirname(binaryOf(runtime))}:${process.env.PATH}`;
    const env = { PATH: path, DENO_DIR: join(folder, ".deno"), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
    await prove(app, "/analyses", env, args);
  };
  test("Hono on Bun", slow, () => on("Bun", "hono-bun"));
  test("Hono on workerd", slow, () => on("workerd", "hono-workerd", ["--socket-addr=http=127.0.0.1:PORT"]));
  test("Deno", slow, () => on("Deno", "deno"));
});
