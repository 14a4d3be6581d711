import { build, install } from "../steps.mjs";

export default async function start({ once = false, port = once ? "0" : "4010" }) {
  console.log("REMO Kit: a real video through the typed client to the mock, and back.\n");
  await install();
  await build();
  const { serve } = await import("../demo.mjs");
  await serve({ once, port: Number(port) });
}
