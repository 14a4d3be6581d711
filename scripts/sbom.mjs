import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { capture, root } from "./tools.mjs";

/** Writes a CycloneDX bill of materials for each package: what it is installed with, by the lock file, and what it bundles. */
export async function writeSboms(folder, published) {
  for (const place of published) {
    const flags = ["--sbom-format=cyclonedx", "--prod"];
    const sbom = JSON.parse(await capture("pnpm", ["--filter", `./${place}`, "sbom", ...flags]));
    const { group, name, version, "bom-ref": own } = sbom.metadata.component;
    const bundled = await bundledIn(join(root, place, "dist"));
    sbom.components.push(...bundled);
    const uses = sbom.dependencies.find(({ ref }) => ref === own);
    uses.dependsOn.push(...bundled.map((component) => component["bom-ref"]));
    const file = `${group.slice(1)}-${name}-${version}.cdx.json`;
    await writeFile(join(folder, file), `${JSON.stringify(sbom, null, 2)}\n`);
  }
}

/** What the build has bundled, out of the notices that it wrote. */
async function bundledIn(dist) {
  const notices = await readFile(join(dist, "THIRD-PARTY-NOTICES.txt"), "utf8").catch(() => "");
  return [...notices.matchAll(/^={80}\n(\S+) (\S+) \((.+)\)$/gm)].map(([, full, version, license]) => {
    const [name, group] = full.split("/").reverse();
    const purl = `pkg:npm/${full.replace("@", "%40")}@${version}`;
    const licenses = [{ license: { id: license } }];
    return { type: "library", group, name, version, purl, "bom-ref": `${purl}#bundled`, licenses };
  });
}
