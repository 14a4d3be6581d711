import { build, install } from "../steps.mjs";

export default async function setup() {
  await install();
  await build();
}
