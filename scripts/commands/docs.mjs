import { stopSignal } from "../signals.mjs";
import { build, step, turbo } from "../steps.mjs";

export default async function docs({ serve = false, port = "4010" }) {
  await step("docs", (note) => turbo(note, "build", "--filter=@remo-kit/docs"));
  if (!serve) return console.log("\nBuilt: docs/site. To read them: npm run docs -- --serve");
  await build();
  const { startMockServer } = await import("../../packages/mock-server/dist/index.js");
  const mock = await startMockServer({ port: Number(port) });
  console.log(`\nThe docs: ${mock.url}/docs/ (Ctrl-C stops serving them)`);
  await stopSignal();
  await mock.close(0);
}
