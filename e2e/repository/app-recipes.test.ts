// The guides show the applications that are run with the packed client, file by file (see apps/).

import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFile(new URL(path, root), "utf8");

/** What a recipe shows of an application: the name of each file, and its text. */
const shownIn = (guide: string) =>
  [...guide.matchAll(/^```\w+ title="([^"]+)"\n(.*?)^```$/gms)].map(
    ([, file = "", text = ""]) => [file, text] as const,
  );

test.each(["", ".ko"])("the guides (%s) show the files as they are", async (language) => {
  const guides = ["recipes", "results", "results-page"].map((name) =>
    read(`docs/guides/${name}${language}.md`),
  );
  const shown = shownIn((await Promise.all(guides)).join("\n"));
  for (const [file, text] of shown) expect(text, file).toBe(await read(`e2e/apps/${file}`));
  const entries = await readdir(new URL("e2e/apps/", root), { withFileTypes: true });
  const apps = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(apps.length).toBeGreaterThan(13);
  expect([...new Set(shown.map(([file]) => file.split("/")[0]))].sort()).toEqual(apps.sort());
});

test("no recipe is longer than a page", async () => {
  const shown = shownIn(await read("docs/guides/recipes.md"));
  const lines = shown.map(([file, text]) => [file, text.split("\n").length] as const);
  expect(lines.filter(([, count]) => count > 60)).toEqual([]);
});
