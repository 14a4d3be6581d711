import { stopSignal } from "../signals.mjs";
import { build, step, turbo } from "../steps.mjs";

export default async function docs({ serve = false, port = "4010" }) {
  await step("docs", (note) => turbo(note, "build", "--filter=@remo-kit/docs"));
  if (!serve) return console.log("\nBuilt: docs/site. To read them: npm run docs -- --serve");
  await build();
  const { startMock } = await import("../demo.mjs");
  const mock = await startMock({ port: Number(port) }, "npm run docs -- --serve");
  if (!mock) return;
  console.log(`\nThe docs: ${mock.url}/docs/ (Ctrl-C stops serving them)`);
  await stopSignal();
  await mock.close(0);
}
