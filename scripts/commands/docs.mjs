import { pathToFileURL } from "node:url";
import { install, root, step, turbo } from "../tools.mjs";

export default async function docs() {
  await install();
  await step("docs", () => turbo("build", "--filter=@remo-kit/docs"));
  console.log(
    "\nOpen docs/site/index.html in a browser; it needs no network, and works in any folder of any server.",
  );
  console.log(pathToFileURL(`${root}docs/site/index.html`).href);
}
