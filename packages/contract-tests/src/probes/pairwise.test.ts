import { profileKeys, profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { pairwise, pairwiseProfiles } from "./pairwise.ts";

test("every two values of two keys are together in some profile", () => {
  const keys = Object.entries(profileKeys);
  const open: string[] = [];
  for (const [key, { values }] of keys) {
    for (const [other, { values: otherValues }] of keys.filter(([name]) => name > key)) {
      for (const value of values) {
        for (const otherValue of otherValues) {
          const rows = pairwiseProfiles as unknown as { readonly [name: string]: unknown }[];
          const isPlayed = rows.some((row) => row[key] === value && row[other] === otherValue);
          if (!isPlayed) open.push(`${key} ${value}, ${other} ${otherValue}`);
        }
      }
    }
  }
  expect(open).toEqual([]);
});

test("the profiles are whole and few, the built-in ones first, and the same every time", () => {
  expect(pairwiseProfiles.slice(0, 2)).toEqual([profiles.documented, profiles.observed]);
  expect(pairwiseProfiles.length).toBeLessThanOrEqual(30);
  for (const profile of pairwiseProfiles) {
    expect(Object.keys(profile).sort()).toEqual(Object.keys(profileKeys).sort());
  }
  const keys = { a: [1, 2], b: [1, 2], c: [1, 2] };
  expect(pairwise(keys)).toEqual([
    { a: 1, b: 1, c: 1 },
    { a: 1, b: 2, c: 2 },
    { a: 2, b: 1, c: 2 },
    { a: 2, b: 2, c: 1 },
  ]);
});
