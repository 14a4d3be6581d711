import { expect, test } from "vitest";
import { firstLine, nameOf, peers } from "./install.mjs";

test("each peer is installed at one version, never at the newest of the day", () => {
  for (const peer of Object.keys(peers)) expect(peers[peer].version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(nameOf("prism")).toBe(`Prism ${peers.prism.version}`);
});

test("why npm failed is one line", () => {
  const stderr = "npm error code ENOTCACHED\nnpm error request to a registry failed\n";
  expect(firstLine({ stderr, message: "Command failed" })).toBe("code ENOTCACHED");
});
