import { describe, expect, it } from "vitest";
import { visible } from "./terminal.ts";

describe("visible", () => {
  it.each([
    ["a\u001b[2Jb", undefined, "a\\u001b[2Jb"],
    ["a\r\nfinding b", undefined, "a\\u000d\\u000afinding b"],
    ["a\nb\tc\u0007", "lines", "a\nb\tc\\u0007"],
    ["\u202egnp.exe\u2066", undefined, "\\u202egnp.exe\\u2066"],
    ["naïve 🐕 שלום", undefined, "naïve 🐕 שלום"],
  ] as const)("%j", (text, keep, want) => {
    expect(visible(text, keep)).toBe(want);
  });
});
