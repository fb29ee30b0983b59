import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findUnusual, printLicences, readLicences } from "./licences.ts";

it("docs/licences.md is what `npm run licences` writes", () => {
  expect(readFileSync("docs/licences.md", "utf8")).toBe(printLicences(readLicences()));
});

it("every package that comes with us has a licence that asks for nothing but to be named", () => {
  expect(readLicences().length).toBeGreaterThan(100);
  expect(findUnusual(readLicences())).toEqual([]);
});

it.each(["GPL-3.0-only", "MPL-2.0", "MIT OR GPL-2.0-only", "SEE LICENSE IN LICENSE", "none"])(
  "%s would be noticed",
  (licence) => {
    expect(findUnusual([{ name: "x", version: "1.0.0", licence }])).toHaveLength(1);
  },
);
