import { build, install, pass } from "../tools.mjs";

const benches = {
  upload: "packages/client/bench/upload.mjs",
  mock: "packages/mock-server/bench/mock.mjs",
};

/** `npm run bench` runs all of them, `npm run bench -- NAME [arguments]` one. */
export default async function bench([name, ...args]) {
  const chosen = name === undefined ? Object.keys(benches) : [name];
  if (!chosen.every((known) => Object.hasOwn(benches, known))) {
    console.error(`There is no benchmark ${name}. There is: ${Object.keys(benches).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  await install();
  await build();
  for (const known of chosen) {
    console.log(`\n## ${known}\n`);
    process.exitCode ||= await pass(process.execPath, [benches[known], ...args]);
  }
}
