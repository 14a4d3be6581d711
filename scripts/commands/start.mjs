import { parseArgs } from "node:util";
import { build, install } from "../tools.mjs";

const usage = `Usage: npm start -- [--once] [--port N]
  --once     do the demonstration on a free port, then stop
  --port N   port of the mock (default 4010)`;

export default async function start(args) {
  const flags = readFlags(args);
  if (!flags) return;
  console.log("REMO Kit: a real video through the typed client to the mock, and back.\n");
  await install();
  await build();
  const { serve } = await import("../demo.mjs");
  await serve(flags);
}

function readFlags(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        once: { type: "boolean", default: false },
        port: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return void console.log(usage);
    const port = values.port ?? (values.once ? "0" : "4010");
    if (!/^\d+$/.test(port) || Number(port) > 65_535)
      throw new Error(`--port takes 0 to 65535; received ${port}.`);
    return { once: values.once, port: Number(port) };
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
