import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "tsdown";
import { site } from "./site.ts";

const output = new URL("../../site/", import.meta.url);

/** The scripts of the pages: classic ones, because a page opened from the disk may load no module. */
async function bundleScripts(): Promise<void> {
  for (const name of ["site", "theme", "door"]) {
    await bundle({
      config: false,
      entry: { [name]: fileURLToPath(new URL(`browser/${name}.ts`, import.meta.url)) },
      outDir: fileURLToPath(new URL("assets/", output)),
      outputOptions: { entryFileNames: "[name].js" },
      format: "iife",
      platform: "browser",
      target: "es2022",
      minify: true,
      dts: false,
      clean: false,
      logLevel: "error",
    });
  }
}

const started = performance.now();
try {
  const files = await site(process.env.REPOSITORY_URL);
  await rm(output, { recursive: true, force: true });
  for (const [path, content] of files) {
    const url = new URL(path, output);
    await mkdir(dirname(fileURLToPath(url)), { recursive: true });
    await writeFile(url, content);
  }
  await bundleScripts();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Wrote ${files.size} files to docs/site in ${seconds} s. They need no network.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
