import { build, install } from "../tools.mjs";

export default async function setup() {
  await install();
  await build();
}
