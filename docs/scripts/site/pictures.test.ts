import { expect, test } from "vitest";
import { screenshots } from "./map.ts";
import { picturesOf, readScreenshots } from "./pictures.ts";

test("the screenshots of the landing pages are there, with their size", async () => {
  const found = await readScreenshots();
  expect(found.map(({ file }) => file)).toEqual([...new Set(Object.values(screenshots).flat())]);
  for (const { width, height } of found) {
    expect(width).toBeGreaterThan(300);
    expect(height).toBeGreaterThan(300);
  }
});

test("a picture that a page shows comes with it, and one that is missing fails the build", async () => {
  const shows = (file: string) => new Map([["en/a.html", `<p><img src="../assets/${file}" alt="a"></p>`]]);
  const [[file, content] = []] = await picturesOf(shows("dashboard-en.png"));
  expect(file).toBe("dashboard-en.png");
  expect(content?.length).toBeGreaterThan(1000);
  await expect(picturesOf(shows("plots/nothing.svg"))).rejects.toThrow("plots/nothing.svg");
});
