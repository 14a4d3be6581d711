import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { published } from "./pack.mjs";
import { capture, root } from "./tools.mjs";

/**
 * Writes a CycloneDX bill of materials for each tarball of `folder`: what npm installs with it on this platform, and what
 * it bundles.
 */
export async function writeSboms(folder) {
  const tarballs = (await readdir(folder)).filter((file) => file.endsWith(".tgz"));
  for (const place of published) {
    const manifest = JSON.parse(await readFile(join(root, place, "package.json"), "utf8"));
    const { name, version, peerDependencies = {} } = manifest;
    // An optional peer is somebody else's, and comes with no tarball.
    const packed = [name, ...Object.keys(peerDependencies)].map((one) => tarballOf(one, tarballs));
    const needed = packed.filter(Boolean).map((file) => join(folder, file));
    const sbom = about(name, await sbomOfInstalled(needed));
    const bundled = await bundledIn(join(root, place, "dist"));
    sbom.components.push(...bundled);
    const own = sbom.dependencies.find(({ ref }) => ref === sbom.metadata.component["bom-ref"]);
    own?.dependsOn.push(...bundled.map((component) => component["bom-ref"]));
    const file = `${tarballOf(name, tarballs).replace(`-${version}.tgz`, "")}-${version}.cdx.json`;
    await writeFile(join(folder, file), `${JSON.stringify(sbom, null, 2)}\n`);
  }
}

const tarballOf = (name, tarballs) => {
  const start = `${name.replace("@", "").replace("/", "-")}-`;
  return tarballs.find((file) => file.startsWith(start) && /^\d/.test(file.slice(start.length)));
};

async function sbomOfInstalled(tarballs) {
  const project = await mkdtemp(join(tmpdir(), "remo-kit-sbom-"));
  try {
    await writeFile(join(project, "package.json"), '{ "name": "project", "version": "0.0.0" }\n');
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await capture("npm", ["install", ...quietly, ...tarballs], { cwd: project });
    return JSON.parse(
      await capture("npm", ["sbom", "--omit=dev", "--sbom-format=cyclonedx"], { cwd: project }),
    );
  } finally {
    await rm(project, { recursive: true });
  }
}

/** Of the project that was made to install the package, nothing stays. */
function about(name, sbom) {
  const full = ({ group, name }) => [group, name].filter(Boolean).join("/");
  const component = sbom.components.find((one) => full(one) === name);
  const project = sbom.metadata.component["bom-ref"];
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component },
    components: sbom.components.filter((one) => one !== component),
    dependencies: sbom.dependencies.filter(({ ref }) => ref !== project),
  };
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
