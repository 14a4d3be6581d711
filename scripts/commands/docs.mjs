import { parseArgs } from "node:util";
import { build, install, step, stopSignal, turbo } from "../tools.mjs";

const usage = `Usage: npm run docs -- [--serve] [--port N]
Builds the docs, as docs/site. With --serve a mock serves them, and says at which address.
  --serve    serve them until Ctrl+C
  --port N   port of the mock (default 4010)`;

export default async function docs(args) {
  const flags = readFlags(args);
  if (!flags) return;
  await install();
  await step("docs", () => turbo("build", "--filter=@remo-kit/docs"));
  if (!flags.serve) return console.log("\nBuilt: docs/site. To read them: npm run docs -- --serve");
  await build();
  const { startMockServer } = await import("../../packages/mock-server/dist/index.js");
  const mock = await startMockServer({ port: Number(flags.port) });
  console.log(`\nThe docs: ${mock.url}/docs/ (Ctrl+C ends)`);
  await stopSignal();
  await mock.close(0);
}

function readFlags(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        serve: { type: "boolean", default: false },
        port: { type: "string", default: "4010" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return void console.log(usage);
    if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535)
      throw new Error(`--port takes 0 to 65535; received ${values.port}.`);
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
