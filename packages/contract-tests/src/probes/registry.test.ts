import { ambiguities, profileKeys } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { probes } from "./registry.ts";

type Entry = { readonly id: string; readonly probe?: { readonly id: string } };

test("each probe of the ledger is here once, under its ambiguity, and no other", () => {
  const ledger = Object.values(ambiguities as { readonly [id: string]: Entry }).flatMap(({ id, probe }) =>
    probe ? [{ id: probe.id, ambiguity: id }] : [],
  );
  expect(probes.map(({ id, ambiguity }) => ({ id, ambiguity }))).toEqual(ledger);
});

test("each key of a profile is read by one probe, that of its ambiguity", () => {
  const read = probes.flatMap(({ ambiguity, read }) =>
    Object.keys(read([])).flatMap((key) => (key === "reading" ? [] : [[key, ambiguity]])),
  );
  const keys = Object.entries(profileKeys).map(([key, { ambiguity }]) => [key, ambiguity]);
  expect(read.sort()).toEqual(keys.sort());
});

test("without an exchange every reading is undecided, and says what it needs", () => {
  for (const { id, intents, read } of probes) {
    expect(intents.length, id).toBeGreaterThan(0);
    for (const reading of Object.values(read([]))) {
      expect(reading, id).toMatchObject({ undecided: expect.stringMatching(/^needs /), proof: [] });
    }
  }
});
