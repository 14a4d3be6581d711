import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install, step, turbo } from "../steps.mjs";
import { root } from "../tools.mjs";

export default async function docs() {
  await install();
  await step("docs", (note) => turbo(note, "build", "--filter=@remo-kit/docs"));
  console.log(
    "\nOpen docs/site/index.html in a browser; it needs no network, and works in any folder of any server.",
  );
  console.log(pathToFileURL(join(root, "docs", "site", "index.html")).href);
}
