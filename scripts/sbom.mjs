import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { published } from "./pack.mjs";
import { capture, root } from "./tools.mjs";

/** Writes a CycloneDX bill of materials for each published package: what it installs, and what it bundles. */
export async function writeSboms(folder) {
  for (const place of published) {
    const args = [
      "--filter",
      `./${place}`,
      "sbom",
      "--sbom-format",
      "cyclonedx",
      "--sbom-spec-version",
      "1.6",
    ];
    const sbom = JSON.parse(await capture("pnpm", ["--silent", ...args, "--prod"]));
    const { name, version } = sbom.metadata.component;
    sbom.components = [...(sbom.components ?? []), ...(await bundledIn(join(root, place, "dist")))];
    await writeFile(
      join(folder, `remo-kit-${name}-${version}.cdx.json`),
      `${JSON.stringify(sbom, null, 2)}\n`,
    );
  }
}

/** What the build has bundled, out of the notices that it wrote. pnpm knows it only as development dependencies. */
async function bundledIn(dist) {
  const notices = await readFile(join(dist, "THIRD-PARTY-NOTICES.txt"), "utf8").catch(() => "");
  return [...notices.matchAll(/^={80}\n(\S+) (\S+) \((.+)\)$/gm)].map(([, full, version, license]) => {
    const [name, group] = full.split("/").reverse();
    const purl = `pkg:npm/${full.replace("@", "%40")}@${version}`;
    const licenses = [{ license: { id: license } }];
    return { type: "library", group, name, version, purl, "bom-ref": `${purl}#bundled`, licenses };
  });
}
