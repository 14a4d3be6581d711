import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { startMockServer } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const demo = new URL("../../scripts/demo.mjs", import.meta.url).href;

/** What `npm start` does once everything is built. */
async function start(flags: object, onText: (text: string, stop: () => void) => void = () => {}) {
  const script = `import { serve } from ${JSON.stringify(demo)}; await serve(${JSON.stringify(flags)});`;
  const args = ["--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      onText(text, () => child.kill("SIGINT"));
    });
  }
  const code = await new Promise<number | null>((ended) => child.on("exit", ended));
  return { code, text };
}

/** What is the same each time: not ids, times, ports, what the mock measures, and how far a countdown is at each line. */
const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/127\.0\.0\.1:\d+/g, "MOCK")
    .replace(/( {2}result in \d+ s\n)+/, "  COUNTDOWN\n")
    .replace(/ +-?\d+\.\d\d {2}(ideal .*?) +\d+\.\d of 10/g, " VALUE $1 POINTS");

test("the demonstration shows a whole job, a typed error and where to go on, in plain lines, as the READMEs do", async () => {
  const { code, text } = await start({ once: true, port: 0 });
  const shown = steady(text);
  for (const part of ["COUNTDOWN", "Kicking hip speed", "POINTS", 'reason      "wrong-api-key"'])
    expect(shown).toContain(part);
  expect(text).toMatch(/^[\n\x20-\x7e가-힣]+$/);
  for (const name of ["README.md", "README.ko.md"]) {
    const readme = await readFile(new URL(`../../${name}`, import.meta.url), "utf8");
    const [, printed = ""] = /^(remo\.analyzeSoccer\(.*?)\n…\n/ms.exec(readme) ?? [];
    expect(shown, name).toContain(steady(printed));
  }
  expect(code).toBe(0);
});

test("it keeps serving until Ctrl-C, then ends with 0", async () => {
  let answered: Promise<number> | undefined;
  const { code, text } = await start({ once: false, port: 0 }, (output, stop) => {
    const docs = /docs +(http:\S+)/.exec(output)?.[1];
    if (answered || !docs || !output.includes("Ctrl-C stops it.")) return;
    answered = fetch(docs).then((response) => response.status);
    void answered.finally(stop);
  });
  expect(await answered).toBe(200);
  expect(text).toContain("its port is free");
  expect(code).toBe(0);
});

test("a busy port is reported, with a command that works", async () => {
  const other = await startMockServer({ port: 0 });
  try {
    const { code, text } = await start({ once: false, port: other.port });
    expect(text).toContain(`Port ${other.port} on 127.0.0.1 is in use`);
    expect(text).toContain("npm start -- --port 4011");
    expect(code).toBe(1);
  } finally {
    await other.close(0);
  }
});
