// The arrows of docs/architecture.md, and what else no import may do. `npm test` proves that they hold.

import { readFileSync } from "node:fs";

/** Libraries that the builds bundle: who installs a package does not need them. */
const bundled = [
  "@remo-kit/common",
  "@remo-kit/openapi",
  "@faker-js/faker",
  "cli-progress",
  "commander",
  "file-type",
  "hono",
  "openapi-fetch",
  "prom-client",
  "valibot",
  "xxhash-wasm",
];

/** The entries of each published package: what they reach is what is shipped. */
const entries = {
  openapi: "^openapi/index[.]ts$",
  "packages/client": "^packages/client/src/(index|node|cli|end-user-texts/index)[.]ts$",
  "packages/mock-server": "^packages/mock-server/src/(index|cli)[.]ts$",
  "packages/contract-tests": "^packages/contract-tests/src/(index|vitest|cli)[.]ts$",
};

const forbidden = {
  "openapi-imports-no-other-package": {
    from: { path: "^openapi/", pathNot: "^openapi/pages/.*/samples/" },
    to: { path: "^(packages|docs|bench)/" },
  },
  "common-imports-openapi-only": {
    from: { path: "^packages/common/" },
    to: { path: "^(packages|docs|bench|scripts)/", pathNot: "^packages/common/" },
  },
  "client-imports-common-only": {
    from: { path: "^packages/client/src/" },
    to: { path: "^(packages|docs|bench|scripts)/", pathNot: "^packages/(client|common)/" },
  },
  "mock-imports-common-only": {
    from: { path: "^packages/mock-server/(src|scripts)/" },
    to: { path: "^(packages|docs|bench)/", pathNot: "^packages/(mock-server|common)/" },
  },
  "contract-tests-import-packages-only": {
    from: { path: "^packages/contract-tests/" },
    to: { path: "^(docs|bench|scripts)/", pathNot: "^scripts/notices[.]ts$" },
  },
  "nobody-imports-bench": {
    from: { pathNot: "^(bench|e2e)/" },
    to: { path: "^bench/" },
  },
  "bench-imports-what-is-built": {
    from: { path: "^bench/" },
    to: { path: "^(packages|docs|scripts)/", pathNot: ["/dist/", "^packages/contract-tests/src/"] },
  },
  "nobody-imports-contract-tests": {
    from: { pathNot: "^(packages/contract-tests|bench|e2e)/" },
    to: { path: "^packages/contract-tests/" },
  },
  "nobody-imports-e2e": {
    from: { pathNot: "^e2e/" },
    to: { path: "^e2e/" },
  },
  "e2e-reads-docs-as-files": {
    from: { path: "^e2e/" },
    to: { path: "^docs/" },
  },
  "docs-import-what-is-generated": {
    from: { path: "^docs/" },
    to: { path: "^(openapi|packages)/", pathNot: "/(generated|dist)/" },
  },
  "scripts-import-what-is-built": {
    from: { path: "^scripts/" },
    to: { path: "^(packages/[^/]+/src|docs|openapi/generate)/" },
  },
  "no-circles": {
    from: {},
    to: { circular: true },
  },
  "what-ships-reaches-no-tests": {
    from: { path: Object.values(entries) },
    to: { path: ["/testing/", "/testing[.]ts$", "/test-[a-z]+[.]ts$"], reachable: true },
  },
  "what-is-imported-exists": {
    from: { pathNot: ["^openapi/pages/.*/samples/", "^e2e/apps/"] }, // An application installs its own.
    to: { couldNotResolve: true, pathNot: "^(virtual-|undici$)" }, // Rspress makes those; a program has undici or not.
  },
};

for (const [folder, entry] of Object.entries(entries)) {
  forbidden[`${folder.replace("packages/", "")}-ships-with-its-dependencies`] = {
    from: { path: entry },
    to: {
      path: "(^|/)node_modules/",
      pathNot: `(^|/)node_modules/(${installedWith(folder).join("|")})/`,
      reachable: true,
    },
  };
}

// The last column of the tables in docs/architecture.md: which folders a folder of `src/` may use, beside the files of `src/`.
const architecture = readFileSync("docs/architecture.md", "utf8");
for (const [, src, table] of architecture.matchAll(/^`(packages\/[\w-]+\/src\/)`\n\n((?:\|.*\n)+)/gm))
  for (const [, folder, may] of table.matchAll(/^\| `([\w-]+)\/[^|]*\|.*\| (.*) \|$/gm)) {
    const named = [...may.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name);
    const others = may.startsWith("all")
      ? { path: `^${src}(${named.join("|") || "(?!)"})/` }
      : { path: `^${src}[^/]+/`, pathNot: `^${src}(${[folder, ...named].join("|")})/` };
    forbidden[`${src}${folder}-may-use`] = {
      from: {
        path: `^${src}${folder}/`,
        pathNot: ["/testing/", "/test-support[.]ts$", "[.](test|prove)[.]tsx?$"],
      },
      to: others,
    };
  }

function installedWith(folder) {
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(
    readFileSync(`${folder}/package.json`, "utf8"),
  );
  return [...bundled, ...Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })];
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: Object.entries(forbidden).map(([name, rule]) => ({ name, severity: "error", ...rule })),
  options: {
    doNotFollow: { path: "(^|/)(node_modules|dist)/" },
    exclude: { path: "^(docs/site|[.][a-z]+)/" },
    tsPreCompilationDeps: true, // An import of a type is an arrow too.
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "import", "default"] },
  },
};
