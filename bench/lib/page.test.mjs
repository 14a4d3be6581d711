import { expect, test } from "vitest";
import { missing } from "./figures.mjs";
import { markdownOf } from "./markdown.mjs";
import { pageOf } from "./page.mjs";

const figure = (median, min = median, max = median) => ({ median, min, max, rounds: 3 });

const result = (name, more) => ({
  name,
  title: `About ${name}`,
  date: "2026-01-02T03:04:05.678Z",
  seconds: 7,
  machine: { cpu: "some processor", cores: 2, memoryGB: 8, os: "Linux 6" },
  versions: { node: "v20.19.0", kit: "0.0.0", hono: "4.0.0" },
  tables: [],
  targets: [],
  plots: [],
  facts: [],
  ...more,
});

test("a table gives each median with its range, and says why something was not measured", () => {
  const table = {
    title: "1 kB",
    columns: [{ key: "speed", title: "a second", digits: 1 }],
    rows: [
      { name: "mock", cells: { speed: figure(36802.26, 35000, 38000) } },
      { name: "Hono", cells: { speed: figure(5) } },
      { name: "Prism", cells: { speed: missing("npm is offline") } },
    ],
  };
  expect(markdownOf(result("mock", { tables: [table] }))).toBe(
    [
      "| 1 kB | a second |",
      "| --- | ---: |",
      "| mock | 36,802.3 (35,000.0–38,000.0) |",
      "| Hono | 5.0 |",
      "| Prism | not measured: npm is offline |",
    ].join("\n"),
  );
});

test("a fact says of each peer whether it holds and what was seen", () => {
  const facts = [
    { question: "11 MB", peer: "mock", holds: true, observed: "HTTP 200" },
    { question: "11 MB", peer: "Prism", holds: false, observed: "HTTP 413" },
    { question: "11 MB", peer: "Mockoon", missing: "npm is offline" },
  ];
  expect(markdownOf(result("mock", { facts }))).toContain(
    "| 11 MB | yes: HTTP 200 | no: HTTP 413 | not measured: npm is offline |",
  );
});

test("the page gives machine and date, all targets with their verdict, and shows the plots", () => {
  const note = "docs/decisions/0001-small-posts.md";
  const targets = [
    { text: "speed", measured: figure(0.65), least: 0.75, note },
    { text: "memory", measured: figure(75.4), most: 150, digits: 0 },
    { text: "time", measured: undefined, most: 2 },
  ];
  const plots = [{ name: "load", title: "Load" }];
  const page = pageOf([result("growth", { plots }), result("mock", { targets })]);
  expect(page).toContain("> Measured 2026-01-02 on some processor, 2 cores, 8 GB, Linux 6.");
  expect(page).toContain(
    "| speed | 0.65 | at least 0.75 | **missed** ([why](decisions/0001-small-posts.md)) |",
  );
  expect(page).toContain("| memory | 75 | at most 150 | met |");
  expect(page).toContain("| time | not measured | at most 2 |  |");
  expect(page).toContain("![Load](images/benchmarks/load.svg)");
  expect(page.indexOf("## About mock")).toBeLessThan(page.indexOf("## About growth"));
  expect(page).toContain("Beside: hono 4.0.0.");
});
