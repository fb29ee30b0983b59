import { describe, expect, it } from "vitest";
import { goalMet } from "./figure.ts";
import { compareDurations, median } from "./statistics.ts";
import { printTable } from "./table.ts";

describe("median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[10, 9, 100, 1], 9.5],
    [[7], 7],
    [[], Number.NaN],
  ])("of %j is %d", (values, want) => {
    expect(median(values)).toBe(want);
  });
});

describe("compareDurations", () => {
  // The machine was twice as busy during the second pair: the ratio of the medians would be 0.75.
  const pairs = [
    { ours: 50, beside: 100 },
    { ours: 100, beside: 200 },
    { ours: 75, beside: 100 },
  ];

  it("judges the median of the ratios within the pairs", () => {
    expect(compareDurations("a / b", pairs, 0.5)).toEqual({
      what: "a / b",
      ours: "75 ms",
      beside: "100 ms",
      value: 0.5,
      spread: [0.5, 0.75],
      goal: 0.5,
      unit: "ratio",
    });
  });
});

describe("a goal", () => {
  const at = (value: number) => ({ what: "x", ours: "", beside: "", value, goal: 4096, unit: "bytes" }) as const;

  it.each([
    [4096, true, "met"],
    [4097, false, "**MISSED**"],
    [Number.NaN, false, "**MISSED**"],
  ])("of 4096 for %d: %s", (value, met, mark) => {
    expect(goalMet(at(value))).toBe(met);
    expect(printTable([at(value)])).toContain(`| ${mark} |`);
  });
});
