// The page in the docs: what was wanted and what was measured, then each benchmark with its plots.

import { markdownOf, markdownTable, targetsOf } from "./markdown.mjs";

/** In the order in which a reader asks; results of others follow. */
export const benchmarks = ["upload", "waits", "mock", "contract", "size", "growth"];

export function pageOf(results) {
  const sorted = results.toSorted(
    (one, other) => benchmarks.indexOf(one.name) - benchmarks.indexOf(other.name),
  );
  const targets = sorted.flatMap((result) => result.targets);
  return `<!-- Made by "npm run bench -- report". Do not edit. -->

# Benchmarks

${bannerOf(sorted)}

Made by \`npm run bench\`, which measures everything anew and writes this page; \`npm run bench -- NAME\` measures one part.
Each contestant is a process of its own on loopback; rounds go round all of them, ratios are made within a round, and a
figure is the median of the rounds with the lowest and the highest in brackets. Others are installed at the versions
below and get the description of the API, nothing else. All figures as JSON: [benchmarks.json](benchmarks.json).

## What was wanted

${targetsOf(targets, linkOf)}

${sorted.map(chapterOf).join("\n\n")}

## Made with

${madeWith(sorted)}
`;
}

/** The paths of a result are those of the repository; the page lies in \`docs\`. */
const linkOf = (path) => path.replace(/^docs\//, "");

const dayOf = ({ date }) => date.slice(0, 10);

function bannerOf(results) {
  const days = [...new Set(results.map(dayOf))].sort();
  const machines = [...new Set(results.map(({ machine }) => machineOf(machine)))];
  const when = [...new Set([days[0], days.at(-1)])].join(" to ");
  return `> Measured ${when} on ${machines.join("; ")}. Another machine gives other figures; ratios are more alike.`;
}

const machineOf = ({ cpu, cores, memoryGB, os }) => `${cpu}, ${cores} cores, ${memoryGB} GB, ${os}`;

function chapterOf(result) {
  const pictures = result.plots.map(({ name, title }) => `![${title}](images/benchmarks/${name}.svg)`);
  const shown = markdownOf({ ...result, targets: [] });
  return [`## ${result.title}`, shown, ...pictures].join("\n\n");
}

function madeWith(results) {
  const row = ({ name, date, seconds, versions: { node, kit } }) => [
    `\`npm run bench -- ${name}\``,
    date.replace(/\..*/, "Z"),
    `${seconds}`,
    node,
    kit,
  ];
  const { node, kit, ...peers } = Object.assign({}, ...results.map(({ versions }) => versions));
  const listed = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  const table = markdownTable([["benchmark", "when", "took, s", "Node", "kit"], ...results.map(row)]);
  return `${table}\n\nBeside: ${listed.join(", ")}.`;
}
