// All that is published, as npm would publish it: what is in the tarballs, and what they say of themselves.

import { isBuiltin } from "node:module";
import { checkPackage, createPackageFromTarballData, type Package } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { type Published, pack, published } from "./testing/tarball.ts";

let tarballs: ReadonlyMap<Published, Uint8Array<ArrayBuffer>>;
let opened: ReadonlyMap<Published, Package>;

beforeAll(async () => {
  tarballs = await pack(...published);
  opened = new Map([...tarballs].map(([name, bytes]) => [name, createPackageFromTarballData(bytes)]));
}, 60_000);

const tarball = (name: Published) => tarballs.get(name) as Uint8Array<ArrayBuffer>;
const contents = (name: Published) => opened.get(name) as Package;
const top = (name: Published) => `/node_modules/@remo-kit/${name}/`;
const files = (name: Published): string[] =>
  contents(name)
    .listFiles()
    .map((path) => path.slice(top(name).length));
const text = (name: Published, path: string): string => contents(name).readFile(`${top(name)}${path}`);
const code = (name: Published): string[] =>
  files(name)
    .filter((path) => /^dist\/.*\.(c?js|d\.c?ts)$/.test(path))
    .map((path) => text(name, path));

test.each(published)("publint finds nothing wrong with %s", async (name) => {
  const { messages } = await publint({ pack: { tarball: tarball(name).buffer }, strict: true });
  expect(messages.map((message) => formatMessage(message, {}))).toEqual([]);
});

/** Those that are of ES modules alone (the profile "esm-only" of attw). */
const esmOnly: readonly Published[] = ["openapi", "mock-server", "contract-tests"];

test.each(published)("the types of %s are right for whatever resolution it is made for", async (name) => {
  // What is no module has no types.
  const result = await checkPackage(contents(name), { excludeEntrypoints: [/\.(json|yaml|mp4)$/] });
  if (!result.types) throw new Error(`${name} has no types.`);
  const needsCommonJs = esmOnly.includes(name) ? ["node10", "node16-cjs"] : [];
  const problems = result.problems.filter(
    (problem) => !("resolutionKind" in problem && needsCommonJs.includes(problem.resolutionKind)),
  );
  expect(problems).toEqual([]);
});

test.each(published)("%s has its built files, its licence and README, and no others", (name) => {
  const built =
    /^dist\/(assets\/.+|.+\.(c?js|c?js\.map|d\.c?ts)|THIRD-PARTY-NOTICES\.txt)$|^generated\/[a-z.]+\.(json|yaml)$|^samples\/.+\.mp4$/;
  const others = files(name).filter((path) => !built.test(path) && path !== "CHANGELOG.md");
  expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
  expect(files(name).filter((path) => /\.test\./.test(path) && !path.startsWith("dist/suites/"))).toEqual([]);
});

/** What is inside in a form that does not say where it comes from: minified, or copied as it is. */
const unmarked: { readonly [Name in Published]?: readonly string[] } = {
  "mock-server": ["openapi-fetch"],
};

test.each(published)("%s prints the licence of every library whose code it has inside", (name) => {
  const marked = code(name).flatMap((source) =>
    [...source.matchAll(/^\/\/#region .*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, own]) => own),
  );
  const libraries = new Set([...marked, ...(unmarked[name] ?? [])]);
  const file = "dist/THIRD-PARTY-NOTICES.txt";
  const notices = files(name).includes(file) ? text(name, file).split(/^={80}$/m) : [];
  expect(libraries.size).toBeGreaterThan(0);
  for (const library of libraries) {
    const notice = notices.find((one) => one.trim().startsWith(`${library} `));
    expect(notice, library).toMatch(/Permission is hereby granted|Permission to use, copy|Apache License/);
  }
});

const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

test.each(published)("%s brings what it imports, and imports what it brings", (name) => {
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(text(name, "package.json"));
  const brought = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  const sources = code(name);
  const imported = sources
    .flatMap((source) => ts.preProcessFile(source, true, true).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith(".") && !isBuiltin(specifier));
  expect(imported.map(packageOf).filter((own) => !brought.includes(own))).toEqual([]);
  // libsql, which is optional, is required where it is needed.
  const named = (library: string) => sources.some((source) => source.includes(`("${library}")`));
  expect(brought.filter((own) => !imported.map(packageOf).includes(own) && !named(own))).toEqual([]);
});
