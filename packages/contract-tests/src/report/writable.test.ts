import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ContractUsageError } from "../run/options.ts";
import { prepareOutputs } from "./outputs.ts";

const folder = mkdtempSync(join(tmpdir(), "remo-contract-writable-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: string[]) => join(folder, ...names);
writeFileSync(at("a-file"), "kept");
mkdirSync(at("taken", "report.json"), { recursive: true });

test("what can be written leaves its folder, and nothing in it", async () => {
  await prepareOutputs({ report: at("deep", "er"), record: at("recordings", "one.json") });
  expect([readdirSync(at("deep", "er")), readdirSync(at("recordings"))]).toEqual([[], []]);
  await prepareOutputs({ record: at("a-file") });
  expect(readFileSync(at("a-file"), "utf8")).toBe("kept");
});

test.each([
  [{ report: at("a-file") }, "`report` cannot be written"],
  [{ report: at("a-file", "below") }, "needs a folder that can be written to (ENOTDIR)."],
  [{ report: at("taken") }, `\`report\` cannot be written: ${at("taken", "report.json")} is a folder.`],
  [{ record: folder }, `\`record\` cannot be written: ${folder} is a folder.`],
  [{ record: at("x"), profileOut: at("sub", "..", "x") }, "is already that of another option."],
  [{ report: at("r"), record: at("r", "report.json") }, "is already that of another option."],
])("what cannot be written is refused before a run (%#)", async (outputs, message) => {
  const refused = prepareOutputs(outputs);
  await expect(refused).rejects.toThrow(ContractUsageError);
  await expect(refused).rejects.toThrow(message);
});

test("the video of a run is not overwritten", async () => {
  const refused = prepareOutputs({ record: at("a-file") }, at("a-file"));
  await expect(refused).rejects.toThrow("is already that of another option.");
});

test.runIf(existsSync("/proc/self"))(
  "a folder that takes none is refused, and not asked for ever",
  async () => {
    const refused = prepareOutputs({ report: "/proc/x/y" });
    await expect(refused).rejects.toThrow("needs a folder that can be written to (ENOENT).");
    await expect(prepareOutputs({ record: "/dev/full" })).rejects.toThrow("/dev/full is no file.");
  },
);
