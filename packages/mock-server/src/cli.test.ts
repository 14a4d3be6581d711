import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startMockServer } from "./server.ts";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx"));

/** Runs the command; `onText` may end it when it has printed something. */
async function run(
  flags: string[],
  onText: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
) {
  const child = spawn(process.execPath, ["--import", tsx, cli, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      onText(text, (signal) => child.kill(signal));
    });
  }
  const [code, signal] = await new Promise<[number | null, string | null]>((ended) =>
    child.on("exit", (...how) => ended(how)),
  );
  return { code, signal, text };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends it with 0 and frees the port, also when it comes twice",
  async (name) => {
    let port = 0;
    const { code, signal } = await run(["--port", "0"], (text, kill) => {
      const found = /http:\/\/127\.0\.0\.1:(\d+) /.exec(text);
      if (!found || port !== 0) return;
      port = Number(found[1]);
      kill(name);
      kill(name);
    });
    expect([code, signal]).toEqual([0, null]);
    const again = await startMockServer({ port });
    await again.close(0);
  },
);

test("a busy port is told, and the way out", async () => {
  const first = await startMockServer({ port: 0 });
  try {
    const { code, text } = await run(["--port", String(first.port)]);
    expect(text).toContain(
      `remo-mock: Port ${first.port} on 127.0.0.1 is in use. Choose another with --port N`,
    );
    expect(code).toBe(1);
  } finally {
    await first.close(0);
  }
});

test.each([
  [["--port", "70000"], "--port takes a whole number from 0 to 65535"],
  [["--seed", "x"], "--seed takes a whole number"],
  [["--prot", "1"], "Unknown option '--prot'"],
])("%j is a usage error", async (flags, told) => {
  const { code, text } = await run(flags);
  expect(text).toContain(told);
  expect(code).toBe(2);
});

test("help and version are no errors", async () => {
  expect(await run(["--help"])).toMatchObject({ code: 0, text: expect.stringContaining("Usage: remo-mock") });
  expect(await run(["--version"])).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});
