import { step } from "../steps.mjs";
import { capture } from "../tools.mjs";

export default async function format() {
  await step("format", () => capture("biome", ["check", "--write", "--colors=off", "."]));
}
