import { spawn } from "node:child_process";
import { openAsBlob } from "node:fs";
import { demoAccount } from "@remo-kit/mock-server";
import { onTestFinished } from "vitest";
import { listen, sampleVideo } from "../../testing/loopback.ts";
import { ownEnvironment, type Project } from "./tarball.ts";

/** What an application is configured with. */
export const environment = (baseUrl: string): NodeJS.ProcessEnv => ({
  REMO_EMAIL: demoAccount.email,
  REMO_USER_KEY: demoAccount.userKey,
  REMO_API_KEY: demoAccount.apiKey,
  REMO_BASE_URL: baseUrl,
});

/** Runs `npm start` of an application until the test ends, and gives its address once it listens. */
export async function start(
  project: Project,
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<string> {
  const port = await freePort();
  const child = spawn(
    "npm",
    ["start", "--silent", "--", ...args.map((arg) => arg.replace("PORT", String(port)))],
    {
      cwd: project.folder,
      env: { ...ownEnvironment(), ...env, PORT: String(port), NODE_ENV: "production" },
      detached: true, // npm and what it starts are a group, which is ended as one.
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  onTestFinished(() => void process.kill(-(child.pid as number), "SIGTERM"));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${printed}`);
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
    await new Promise((later) => setTimeout(later, 50));
  }
}

async function freePort(): Promise<number> {
  const { url, close } = await listen(() => {});
  await close();
  return Number(new URL(url).port);
}

/** What a browser's form sends. */
export async function submit(url: string) {
  const form = new FormData();
  form.set("height", "170");
  form.set("video", await openAsBlob(sampleVideo, { type: "video/mp4" }), "kick.mp4");
  const response = await fetch(url, { method: "POST", body: form });
  return { status: response.status, body: await response.json() };
}
