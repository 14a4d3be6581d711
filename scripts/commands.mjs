// Every root command, once: dispatch, help and the check of flags come from this table.

const count = (from, to, rest) => ({ type: "string", value: "N", from, to, ...rest });
const toggle = (about) => ({ type: "boolean", about });

/**
 * Flags are as `parseArgs` of node:util takes them; `value` stands for a value in the help, `from` and `to` bound a
 * number. `needs` says what comes first: a "build", which is the default, an "install" alone, or "nothing". Then runs a
 * built command line (`cli`), the default export of a `module`, a TypeScript `script`, or else `commands/NAME.mjs`.
 */
export const commands = {
  start: {
    about: "Installs, builds, sends a video to the mock through the client, and keeps the mock serving",
    needs: "nothing", // It says first what it is.
    flags: {
      once: toggle("stop after the demonstration; the mock takes a free port"),
      port: count(0, 65_535, { about: "port of the mock; 4010 if none is given" }),
    },
  },
  test: {
    about: "Proves everything that is claimed, but for what takes longer: npm run prove",
    needs: "nothing", // It counts its own steps.
  },
  prove: { about: "Runs the tests that take too long for npm test" },
  setup: { about: "Installs the dependencies and builds every package", isReady: true },
  mock: {
    about: "Starts the mock server; the flags are those of remo-mock",
    cli: "packages/mock-server/dist/cli.js",
    manual: "packages/mock-server/README.md",
  },
  contract: {
    about: "Runs the contract suite; the flags are those of remo-contract",
    cli: "packages/contract-tests/dist/cli.js",
    manual: "packages/contract-tests/README.md",
  },
  docs: {
    about: "Builds the docs into docs/site",
    needs: "install",
    flags: {
      serve: toggle("then serve them by a mock, until Ctrl-C"),
      port: count(0, 65_535, { default: "4010", about: "port of that mock" }),
    },
  },
  bench: {
    about:
      "Measures everything beside its peers and writes the report, or one benchmark, or some of its parts",
    words: "[NAME [PART …]]",
    names: ["upload", "mock", "contract", "size", "growth", "report"],
    flags: { quick: toggle("one small round: it shows that all works, no more") },
  },
  soak: {
    about: "Keeps the mock busy with everything at once, kills it, and counts the credits",
    module: "e2e/soak/run.mjs",
    flags: {
      seconds: count(3, 3600, { default: "60", about: "duration of each phase" }),
      clients: count(1, 1000, { default: "64", about: "callers at the same time" }),
      memory: toggle("only the phase that watches memory"),
      state: toggle("only the phase with a state file and a mock that is killed"),
    },
  },
  fuzz: {
    about: "Sends random bodies to the mock and random answers to the client",
    module: "e2e/fuzz/fuzz.mjs",
    flags: {
      seed: count(1, 2 ** 31, { about: "repeats a run" }),
      count: count(1, 10_000_000, {
        default: "100000",
        about: "bodies; of requests there are a twentieth, of answers a tenth",
      }),
      only: {
        type: "string",
        value: "NAME",
        among: ["body-reader", "server", "client"],
        about: "one target",
      },
    },
  },
  mutation: {
    about: "Breaks the code of the last commit, one place at a time: 10 to 20 minutes",
    needs: "install",
    words: "[PACKAGE]",
    names: ["common", "client", "mock-server"],
  },
  screenshots: {
    about: "Takes the pictures of the READMEs and of the docs anew",
    script: "e2e/browsers/screenshots.ts",
  },
  generate: { about: "Writes the files that are generated and committed", needs: "install" },
  format: { about: "Formats, and mends what the linter can mend", needs: "install" },
  pack: {
    about: "Packs what is published into .pack, after another build gave the same bytes",
    flags: { sbom: toggle("with a bill of materials, CycloneDX, for each package") },
  },
  "release:version": { about: "Takes the versions from the changesets to every package", needs: "install" },
};
